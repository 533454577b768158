"""Deploys what a repository holds: GitPython runs `git` for each call."""

import asyncio

import git
from git import Repo


def update(repo: Repo) -> None:
    repo.remotes.origin.fetch(prune=True)
    repo.git.reset("--hard", "origin/main")


async def deploy(url: str, folder: str) -> str:
    repo = Repo.clone_from(url, folder)  # error: [no-blocking-call] "`Repo.clone_from()` blocks the event loop: no other task runs until it returns. Await `asyncio.create_subprocess_exec()`"
    with repo.git.custom_environment(GIT_SSH_COMMAND="ssh -i key"):
        repo.remote("origin").pull()  # error: [no-blocking-call] "`repo.remote("origin").pull()` blocks"
    repo.git.checkout("main")  # error: [no-blocking-call] "`repo.git.checkout()` blocks"
    if repo.is_dirty():  # error: [no-blocking-call] "`repo.is_dirty()` blocks"
        raise RuntimeError(folder)
    if repo.commit("main") != repo.merge_base("main", "origin/main")[0]:  # error: [no-blocking-call] "`repo.commit()` blocks" # error: [no-blocking-call] "`repo.merge_base()` blocks"
        raise RuntimeError(url)
    return repo.working_dir


async def redeploy(folder: str) -> None:
    repo = git.Repo(folder)
    update(repo)  # error: [no-blocking-call] "`update()` blocks the event loop: it calls `git.Remote.fetch()`"
    await asyncio.to_thread(update, repo)
    for remote in repo.remotes:
        await asyncio.to_thread(remote.push)
        print(remote.name, repo.head.commit)
