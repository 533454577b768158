"""Looks after switches, names and accounts of an office."""

import dns.asyncresolver
import dns.query
import dns.resolver
import httpcore
from ldap3 import ASYNC, Connection, Server
from netmiko import ConnectHandler

directory = Server("ldap.example.com")


async def find_mail_servers(domain: str) -> list:
    await dns.asyncresolver.resolve(domain, "MX")
    return list(dns.resolver.resolve(domain, "MX"))  # error: [no-blocking-call] "Use `dns.asyncresolver`"


async def find_host(address: str) -> str:
    resolver = dns.resolver.Resolver()
    return str(resolver.resolve_address(address)[0])  # error: [no-blocking-call] "Use `dns.asyncresolver`"


async def ask(question: object, server: str) -> object:
    return dns.query.udp(question, server)  # error: [no-blocking-call] "Use `dns.asyncquery`"


async def find_account(name: str) -> list:
    with Connection(directory, "reader", "secret") as connection:
        connection.search("dc=example", f"(uid={name})")  # error: [no-blocking-call] "Use a worker thread"
        return connection.entries


async def start_search(name: str) -> None:
    connection = Connection(directory, client_strategy=ASYNC)
    connection.search("dc=example", f"(uid={name})")


def read_version(host: str) -> str:
    with ConnectHandler(device_type="cisco_ios", host=host) as switch:
        return switch.send_command("show version")


async def show_version(host: str) -> str:
    return read_version(host)  # error: [no-blocking-call] "it calls `netmiko.ConnectHandler()`"


async def is_up(host: str) -> bool:
    return httpcore.request("GET", f"http://{host}/").status == 200  # error: [no-blocking-call] "`httpcore.AsyncConnectionPool`"
