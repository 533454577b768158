"""Probes of servers, each with the client that the standard library has for it."""

import ftplib
import http.client
import imaplib
import poplib
import select
import signal
import smtplib
import socket
import ssl
import xmlrpc.client

import httpx2
import paramiko
import urllib3


async def probe_http(host: str) -> int:
    connection = http.client.HTTPSConnection(host)
    connection.request("HEAD", "/")  # error: [no-blocking-call] "`connection.request()` blocks"
    return connection.getresponse().status  # error: [no-blocking-call] "`connection.getresponse()` blocks"


async def probe_pool(pool: urllib3.PoolManager, url: str) -> int:
    return pool.request("GET", url).status  # error: [no-blocking-call] "`pool.request()` blocks"


async def probe_form(pool: urllib3.PoolManager, url: str) -> bytes:
    return pool.request_encode_body("POST", url).data  # error: [no-blocking-call] "`pool.request_encode_body()` blocks"


async def probe_page(url: str) -> int:
    return httpx2.get(url).status_code  # error: [no-blocking-call] "`httpx2.get()` blocks"


async def probe_api(path: str) -> int:
    with httpx2.Client(base_url="https://api.example") as client:
        return client.head(path).status_code  # error: [no-blocking-call] "`client.head()` blocks"


async def probe_ftp(host: str) -> list[str]:
    server = ftplib.FTP()
    server.connect(host)  # error: [no-blocking-call] "`server.connect()` blocks the event loop: no other task runs until it returns. Use `aioftp`"
    return server.nlst()  # error: [no-blocking-call] "`server.nlst()` blocks"


async def probe_mail(host: str) -> bytes:
    server = imaplib.IMAP4_SSL(host)  # error: [no-blocking-call] "`imaplib.IMAP4_SSL()` blocks"
    server.login("probe", "secret")  # error: [no-blocking-call] "`server.login()` blocks"
    box = poplib.POP3(host)  # error: [no-blocking-call] "`poplib.POP3()` blocks"
    return box.getwelcome()


async def probe_shell(host: str) -> None:
    client = paramiko.SSHClient()
    client.connect(host)  # error: [no-blocking-call] "`client.connect()` blocks the event loop: no other task runs until it returns. Use `asyncssh`"
    _, answer, _ = client.exec_command("uptime")  # error: [no-blocking-call] "`client.exec_command()` blocks"
    print(answer.read())  # error: [no-blocking-call] "`answer.read()` blocks"
    answer.channel.recv_exit_status()  # error: [no-blocking-call] "blocks the event loop"


async def probe_certificate(host: str) -> str:
    return ssl.get_server_certificate((host, 443))  # error: [no-blocking-call] "`ssl.get_server_certificate()` blocks"


async def probe_names(host: str) -> tuple:
    addresses = socket.getaddrinfo(host, 443)  # error: [no-blocking-call] "`socket.getaddrinfo()` blocks"
    return addresses[0], socket.getfqdn(host)  # error: [no-blocking-call] "`socket.getfqdn()` blocks"


async def probe_port(host: str) -> bytes:
    connection = socket.create_connection((host, 7))  # error: [no-blocking-call] "`socket.create_connection()` blocks"
    connection.recvmsg(16)  # error: [no-blocking-call] "`connection.recvmsg()` blocks"
    connection.sendall(b"ping")  # error: [no-blocking-call] "`connection.sendall()` blocks"
    select.select([connection], [], [])  # error: [no-blocking-call] "`select.select()` blocks"
    return connection.recv(4)  # error: [no-blocking-call] "`connection.recv()` blocks"


def ask(host: str) -> bytes:
    """A socket that is made here and never set non-blocking blocks wherever it is used."""
    connection = socket.socket()
    connection.connect((host, 7))
    return connection.recv(4)


async def probe_echo(host: str) -> bytes:
    return ask(host)  # error: [no-blocking-call] "`ask()` blocks the event loop: it calls `socket.socket.connect()`"


class Mailer:
    def __init__(self, host: str) -> None:
        self.server = smtplib.SMTP(host)

    def send(self, text: str) -> None:
        self.server.sendmail("probe@example.com", ["ops@example.com"], text)


async def alert(text: str) -> None:
    mailer = Mailer("localhost")  # error: [no-blocking-call] "`Mailer()` blocks the event loop: it calls `smtplib.SMTP()`. Use `aiosmtplib`"
    mailer.send(text)  # error: [no-blocking-call] "`mailer.send()` blocks the event loop: it calls `smtplib.SMTP.sendmail()`"


async def probe_archive(host: str) -> list[str]:
    with ftplib.FTP_TLS(host) as server:  # error: [no-blocking-call] "`ftplib.FTP_TLS()` blocks"
        server.login()  # error: [no-blocking-call] "`server.login()` blocks"
        return server.nlst()  # error: [no-blocking-call] "`server.nlst()` blocks"


async def probe_blog(url: str) -> list[str]:
    blog = xmlrpc.client.ServerProxy(url)
    names = blog.getNames()  # error: [no-blocking-call] "`blog.getNames()` blocks"
    blog("close")()
    return names


async def probe_descriptor(descriptor: int) -> bool:
    poller = select.poll()
    poller.register(descriptor)
    if poller.poll(0):
        return True
    return bool(poller.poll(1000))  # error: [no-blocking-call] "`poller.poll()` blocks"


async def wait_for_signal() -> None:
    signal.sigwait([signal.SIGTERM])  # error: [no-blocking-call] "`signal.sigwait()` blocks"


async def greet(host: str) -> None:
    server = smtplib.SMTP()
    server.connect(host)  # error: [no-blocking-call] "`server.connect()` blocks"
