"""Follows the pointer of an environment, checks every byte by digest, and serves complete releases only."""
from __future__ import annotations

import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Callable, Dict, List, Optional

from .cache import FolderCache
from .clients import Client, FolderClient, S3Client
from .compiled import parse_compiled
from .errors import SlipwayError
from .manifest import MAXIMUM_MANIFEST_BYTES, File, parse_manifest, sha256_of
from .record import MAXIMUM_RECORD_BYTES, Release, parse_release
from .render import Limits, Message, render

_POINTER = "current.json"
_CONCURRENCY = 16


def open_store(
    address: str,
    *,
    s3: Any = None,
    client: Optional[Client] = None,
    owner: Optional[str] = None,
    cache_folder: Optional[str] = None,
    poll_seconds: float = 30.0,
    preload: Optional[Callable[[str], bool]] = None,
    on_problem: Optional[Callable[[Exception], None]] = None,
    clock: Callable[[], float] = time.monotonic,
) -> "Reader":
    """A reader of `s3://bucket/prefix` (with `s3`, a boto3 client), of a folder, or of any place with a client.

    `owner` is the account that must own the bucket; `cache_folder` a folder of this reader's own that survives a
    restart; `preload` tells which paths are loaded before a release is served (those under `compiled/` where it is not
    given); `on_problem` is told when a refresh failed and the earlier release goes on being served.

    Raises SW1605 for an address that none of these fits.
    """
    wanted = preload if preload is not None else lambda path: path.startswith("compiled/")
    cache = None if cache_folder is None else FolderCache(cache_folder)
    return Reader(address, client or _client_for(address, s3, owner), cache, poll_seconds, wanted, on_problem, clock)


def _client_for(address: str, s3: Any, owner: Optional[str]) -> Client:
    bucket = re.match(r"s3://([^/]+)/?(.*)\Z", address)
    if bucket is not None:
        if s3 is not None:
            return S3Client(s3, bucket.group(1), bucket.group(2), owner)
        raise SlipwayError("SW1605", f"{address} needs an S3 client.", 'Give one: s3=boto3.client("s3").')
    if re.match(r"[a-z][a-z0-9+.-]+:", address) is None:
        return FolderClient(address)
    raise SlipwayError("SW1605", f"{address} is neither s3://bucket/prefix nor a folder.", "Give a client of your own.")


class LiveRelease:
    """One complete release. It stays as it is while the reader moves on."""

    def __init__(self, pointer: Release, files: Dict[str, File], contents: Dict[str, bytes], load: Callable[[File], bytes]):
        self.sequence = pointer.live
        self.version = pointer.version
        self.environment = pointer.environment
        self.bundle = pointer.bundle
        self.pointer = pointer
        self.files = files
        self.contents = contents
        self._load = load
        self._compiled: Dict[str, Dict[str, Any]] = {}

    @property
    def paths(self) -> List[str]:
        return list(self.files)

    @property
    def prompts(self) -> List[str]:
        """Names of the prompts in it."""
        return [path[9:-5] for path in self.files if path.startswith("compiled/") and path.endswith(".json")]

    def file(self, path: str) -> bytes:
        """The bytes of a file, checked. Raises SW1604 where the release has none of that path."""
        entry = self.files.get(path)
        if entry is None:
            raise SlipwayError("SW1604", f"Release {self.version} has no file {path!r}.", "See `release.paths`.")
        known = self.contents.get(entry.sha256)
        return self._load(entry) if known is None else known

    def prompt(self, name: str) -> Dict[str, Any]:
        """Settings of a prompt: model, config, schemas, tools. Raises SW1604."""
        known = self._compiled.get(name)
        if known is None:
            path = f"compiled/{name}.json"
            if path not in self.files:
                raise SlipwayError("SW1604", f"Release {self.version} has no prompt {name!r}.", "See `release.prompts`.")
            known = self._compiled[name] = parse_compiled(self.file(path), path)
        return known

    def render(
        self,
        name: str,
        input: Optional[Dict[str, Any]] = None,
        context: Optional[Dict[str, Any]] = None,
        history: Optional[List[Message]] = None,
        limits: Limits = Limits(),
    ) -> List[Message]:
        """The messages for some input, exactly as `slipway render` gives them. Raises SW1604, SW03xx."""
        return render(self.prompt(name), input, context, history, limits)


class Reader:
    """Use `open_store`. Safe to share between threads."""

    def __init__(self, address, client, cache, poll_seconds, wanted, on_problem, clock) -> None:
        self._address = address
        self._client: Client = client
        self._cache: Optional[FolderCache] = cache
        self._poll_seconds = poll_seconds
        self._wanted = wanted
        self._on_problem = on_problem
        self._clock = clock
        self._live: Optional[LiveRelease] = None
        self._revision: Optional[str] = None
        self._asked_at = float("-inf")
        # One refresh at a time; the other lock guards what `current` looks at.
        self._refreshing = threading.Lock()
        self._background: Optional[threading.Thread] = None
        self._state = threading.Lock()

    def current(self) -> LiveRelease:
        """The live release. The first call waits for the store; later ones ask it in the background after the poll time.

        Raises SW1601 where there is no release to serve at all.
        """
        live = self._live
        if live is None:
            return self._first()
        with self._state:
            due = self._clock() - self._asked_at >= self._poll_seconds
            if due and (self._background is None or not self._background.is_alive()):
                self._background = threading.Thread(target=self._refresh_quietly, name="slipway-reader", daemon=True)
                self._background.start()
        return live

    def refresh(self) -> LiveRelease:
        """Asks the store now. Raises what went wrong, also where an earlier release is at hand."""
        with self._refreshing:
            try:
                return self._ask()
            finally:
                self._asked_at = self._clock()

    def _first(self) -> LiveRelease:
        try:
            return self.refresh()
        except Exception as problem:
            # The cache was read before the store was asked.
            if self._live is not None:
                self._report(problem)
                return self._live
            # Nothing went wrong: nobody has deployed yet.
            if isinstance(problem, SlipwayError) and problem.code == "SW1601":
                raise
            raise SlipwayError(
                "SW1601",
                f"{self._address} could not be read, and there is no earlier release to serve.",
                "See the cause. Give the reader a cache folder to start through an outage.",
            ) from problem

    def _refresh_quietly(self) -> None:
        try:
            self.refresh()
        except Exception as problem:
            self._report(problem)

    def _report(self, problem: Exception) -> None:
        if self._on_problem is not None:
            self._on_problem(problem)

    def _ask(self) -> LiveRelease:
        self._start_from_cache()
        result = self._client.get(_POINTER, MAXIMUM_RECORD_BYTES, self._revision)
        live = self._live
        if result.outcome == "unchanged" and live is not None:
            return live
        if result.outcome != "found":
            raise SlipwayError("SW1601", f"{self._address} holds no release yet.", "Deploy: `slipway deploy ENV`.")
        pointer = parse_release(result.data, _POINTER)
        if live is not None and pointer.digest == live.pointer.digest:
            self._revision = result.revision
            return live
        if live is not None and pointer.sequence <= live.pointer.sequence:
            raise SlipwayError(
                "SW1602",
                f"{self._address} shows release {pointer.sequence}; this reader has seen release "
                f"{live.pointer.sequence} there.",
                "Run `slipway verify ENV`. Where the store was rebuilt on purpose, empty the cache folder.",
            )
        release = self._load(pointer, self._client)
        self._live = release
        self._revision = result.revision
        if self._cache is not None:
            self._cache.write(_POINTER, result.data)
            objects = {f"objects/{file.sha256}" for file in release.files.values()}
            self._cache.keep_only({_manifest_key(pointer.bundle), *objects})
        return release

    def _start_from_cache(self) -> None:
        if self._cache is None or self._live is not None:
            return
        try:
            kept = self._cache.client.get(_POINTER, MAXIMUM_RECORD_BYTES)
            if kept.outcome == "found":
                self._live = self._load(parse_release(kept.data, _POINTER), self._client)
        except Exception:
            # What a crash or another program left there is no release; the store decides.
            return

    def _load(self, pointer: Release, client: Client) -> LiveRelease:
        """Loads what a release needs before it is served. What the release before it holds already is taken over."""
        live = self._live
        if live is not None and live.bundle == pointer.bundle:
            files = live.files
        else:
            key = _manifest_key(pointer.bundle)
            data = self._bytes(key, pointer.bundle[7:], MAXIMUM_MANIFEST_BYTES, client)
            files = {file.path: file for file in parse_manifest(data, pointer.bundle)}
        known = {} if live is None else live.contents
        wanted = {file.sha256: file for file in files.values() if self._wanted(file.path)}
        missing = [file for digest, file in wanted.items() if digest not in known]
        contents = {digest: known[digest] for digest in wanted if digest in known}

        def load(file: File) -> bytes:
            return self._bytes(f"objects/{file.sha256}", file.sha256, file.size, client)

        if missing:
            with ThreadPoolExecutor(max_workers=min(_CONCURRENCY, len(missing))) as pool:
                for file, data in zip(missing, pool.map(load, missing)):
                    contents[file.sha256] = data
        return LiveRelease(pointer, files, contents, load)

    def _bytes(self, key: str, sha256: str, maximum_bytes: int, client: Client) -> bytes:
        """Bytes with a known SHA-256, from the cache or the store. Raises SW1603 where they are missing or damaged."""
        if self._cache is not None:
            try:
                cached = self._cache.client.get(key, maximum_bytes)
            except (OSError, SlipwayError):
                cached = None
            if cached is not None and cached.outcome == "found" and sha256_of(cached.data) == sha256:
                return cached.data
        result = client.get(key, maximum_bytes)
        if result.outcome != "found":
            raise SlipwayError("SW1603", f"The release names {key}, which the store lacks.", "Run `slipway repair ENV`.")
        if sha256_of(result.data) != sha256:
            raise SlipwayError("SW1603", f"{key} has other bytes than its name says.", "Run `slipway verify ENV --deep`.")
        if self._cache is not None:
            self._cache.write(key, result.data)
        return result.data


def _manifest_key(bundle: str) -> str:
    return f"bundles/{bundle[7:]}.json"
