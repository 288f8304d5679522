"""What is no message, or says what cannot be, is answered as JSON-RPC asks, and ends nothing."""

import asyncio
import json

import pytest

from editor import PATIENCE, PLANMARK


class Wire:
    """A server, spoken to in bytes."""

    @classmethod
    async def start(cls):
        wire = cls()
        wire.process = await asyncio.create_subprocess_exec(
            PLANMARK, "lsp", stdin=-1, stdout=-1, stderr=-1, env={"LC_ALL": "C"}
        )
        wire.send({"id": 0, "method": "initialize", "params": {"capabilities": {}}})
        assert "result" in await wire.receive()
        wire.send({"method": "initialized", "params": {}})
        return wire

    def write(self, data: bytes):
        self.process.stdin.write(data)

    def send(self, message: dict):
        body = json.dumps({"jsonrpc": "2.0"} | message).encode()
        self.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))

    async def receive(self) -> dict:
        async with asyncio.timeout(PATIENCE):
            header = await self.process.stdout.readuntil(b"\r\n\r\n")
            return json.loads(await self.process.stdout.readexactly(int(header.split(b":")[1])))

    async def leave(self):
        self.send({"id": "end", "method": "shutdown"})
        while (await self.receive()).get("id") != "end":
            pass
        self.send({"method": "exit"})
        _, log = await asyncio.wait_for(self.process.communicate(), PATIENCE)
        assert self.process.returncode == 0
        return log.decode()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"Content-Length: 1\r\n\r\n{", -32700),
        (b"Content-Length: 5\r\n\r\n\xff\xfe\x00[]", -32700),
        (b"Content-Length: 2\r\n\r\n[]", -32600),
        (b"Content-Length: 4\r\n\r\nnull", -32600),
        (b"Content-Length: minus one\r\n\r\n", -32700),
        (b"Content-Length: -3\r\n\r\n", -32700),
        (b"GET / HTTP/1.1\r\n\r\n", -32700),
        (b"\x00" * 100_000 + b"\r\n", -32700),
        (b'Content-Length: 17\r\n\r\n{"jsonrpc":"2.0"}', -32600),
    ],
)
async def test_what_is_no_message_is_refused_and_the_next_one_is_read(data, code):
    wire = await Wire.start()
    wire.write(data)
    refusal = await wire.receive()
    assert (refusal["id"], refusal["error"]["code"]) == (None, code)
    wire.send({"id": 1, "method": "workspace/symbol", "params": {"query": ""}})
    assert await wire.receive() == {"jsonrpc": "2.0", "id": 1, "result": []}
    assert "no message" in await wire.leave()


async def test_a_message_may_come_in_pieces():
    wire = await Wire.start()
    body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "workspace/symbol", "params": {"query": "方案"}}, ensure_ascii=False)
    data = f"Content-Length: {len(body.encode())}\r\n\r\n{body}".encode()
    for index in range(0, len(data), 7):
        wire.write(data[index : index + 7])
        await asyncio.sleep(0.002)
    assert (await wire.receive())["result"] == []
    assert await wire.leave() == ""


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ({"id": 1, "method": "textDocument/hover", "params": {}}, -32602),
        ({"id": 1, "method": "textDocument/hover", "params": [1, 2]}, -32602),
        ({"id": 1, "method": "textDocument/hover"}, -32602),
        ({"id": 1, "method": "textDocument/rename", "params": {}}, -32601),
        ({"id": 1, "method": ""}, -32601),
        ({"id": 1, "method": "initialize", "params": {"capabilities": {}}}, -32600),
        (
            {
                "id": 1,
                "method": "textDocument/hover",
                "params": {"textDocument": {"uri": "file:///a.plan"}, "position": {"line": -1, "character": 0}},
            },
            -32602,
        ),
    ],
)
async def test_a_request_that_cannot_be_served_is_answered_with_its_error(message, code):
    wire = await Wire.start()
    wire.send(message)
    answer = await wire.receive()
    assert (answer["id"], answer["error"]["code"]) == (1, code)
    await wire.leave()


async def test_notifications_that_make_no_sense_change_nothing():
    wire = await Wire.start()
    uri = "file:///a.plan"
    wire.send({"method": "textDocument/didOpen", "params": {"textDocument": {"uri": uri}}})
    wire.send({"method": "textDocument/didChange", "params": None})
    wire.send({"method": "textDocument/didClose", "params": {"textDocument": {"uri": uri}}})
    wire.send({"method": "no/such/notification", "params": {"a": 1}})
    wire.send({"method": "$/setTrace", "params": {"value": "verbose"}})
    wire.send({"method": "$/cancelRequest", "params": {"id": 99}})
    wire.send({"id": 99, "result": None})
    position = {"textDocument": {"uri": uri}, "position": {"line": 4_000_000_000, "character": 4_000_000_000}}
    wire.send({"id": 1, "method": "textDocument/hover", "params": position})
    assert (await wire.receive()) == {"jsonrpc": "2.0", "id": 1, "result": None}
    text = {"uri": uri, "languageId": "planmark", "version": 1, "text": "# 方案 2：海洋\n"}
    wire.send({"method": "textDocument/didOpen", "params": {"textDocument": text}})
    assert (await wire.receive())["method"] == "textDocument/publishDiagnostics"
    wire.send({"id": 2, "method": "textDocument/hover", "params": position})
    assert (await wire.receive())["id"] == 2
    await wire.leave()


async def test_a_message_longer_than_any_is_skipped_without_being_kept():
    wire = await Wire.start()
    length = 200 * 1024 * 1024
    wire.write(b"Content-Length: %d\r\n\r\n" % length)
    part = b" " * (1024 * 1024)
    for _ in range(200):
        wire.write(part)
        await wire.process.stdin.drain()
    refusal = await wire.receive()
    assert refusal["error"]["code"] == -32600
    with open(f"/proc/{wire.process.pid}/status") as status:
        peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    assert peak < 100 * 1024, f"{peak} KiB were kept"
    await wire.leave()


async def test_half_a_message_at_the_end_ends_the_server():
    wire = await Wire.start()
    wire.write(b"Content-Length: 100\r\n\r\n{")
    wire.process.stdin.close()
    _, log = await asyncio.wait_for(wire.process.communicate(), PATIENCE)
    assert wire.process.returncode == 1
    assert b"in the middle of a message" in log
