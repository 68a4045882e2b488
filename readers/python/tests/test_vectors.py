"""The vectors that every reader in every language keeps: test/vectors of the repository."""
import base64
import json
import struct
import unittest
from pathlib import Path

from slipway_reader.compiled import parse_compiled
from slipway_reader.errors import SlipwayError
from slipway_reader.manifest import parse_manifest, problem_with_path
from slipway_reader.reader import open_store
from slipway_reader.record import parse_release
from slipway_reader.render import render
from slipway_reader.values import NotJson, canonical_text, number_text

VECTORS = Path(__file__).resolve().parents[3] / "test" / "vectors"


def read(name):
    return json.loads((VECTORS / name).read_text(encoding="utf-8"))


class Vectors(unittest.TestCase):
    def test_compiled_prompts(self):
        vectors = read("compiled.json")["vectors"]
        self.assertGreater(len(vectors), 100)
        for vector in vectors:
            with self.subTest(vector["name"]):
                data = vector["data"]
                prompt = parse_compiled(json.dumps(vector["compiled"]).encode("utf-8"), "compiled/sample.json")
                try:
                    outcome = {"messages": render(prompt, data.get("input"), data.get("context"), data.get("history"))}
                except SlipwayError as error:
                    outcome = {"error": error.code}
                self.assertEqual(outcome, {key: vector[key] for key in ("messages", "error") if key in vector})

    def test_manifests(self):
        vectors = read("manifests.json")
        for vector in vectors["valid"]:
            with self.subTest(vector["name"]):
                files = parse_manifest(base64.b64decode(vector["base64"]), vector["digest"])
                self.assertEqual([file.path for file in files], vector["paths"])
        for vector in vectors["invalid"]:
            with self.subTest(vector["name"]), self.assertRaises(SlipwayError) as caught:
                parse_manifest(base64.b64decode(vector["base64"]), vector["digest"])
            newer = vector["name"].startswith("a newer format")
            self.assertEqual(caught.exception.code, "SW0403" if newer else "SW0402", vector["name"])

    def test_releases(self):
        vectors = read("releases.json")
        for vector in vectors["valid"]:
            with self.subTest(vector["name"]):
                release = parse_release(base64.b64decode(vector["base64"]), vector["name"])
                self.assertEqual(release.sequence, release.document["seq"])
        for vector in vectors["invalid"]:
            with self.subTest(vector["name"]), self.assertRaises(SlipwayError) as caught:
                parse_release(base64.b64decode(vector["base64"]), vector["name"])
            newer = vector["name"].startswith("a newer format")
            self.assertEqual(caught.exception.code, "SW0603" if newer else "SW0602", vector["name"])

    def test_paths(self):
        vectors = read("paths.json")
        for path in vectors["allowed"]:
            self.assertIsNone(problem_with_path(path), path)
        for vector in vectors["refused"]:
            self.assertIsNotNone(problem_with_path(vector["path"]), vector["why"])

    def test_canonical_json_and_numbers(self):
        vectors = read("canonical-json.json")
        for vector in vectors["numbers"]:
            number = struct.unpack(">d", bytes.fromhex(vector["ieee754"]))[0]
            self.assertEqual(number_text(number), vector["text"])
        for vector in vectors["invalid"]:
            with self.subTest(vector["name"]), self.assertRaises(NotJson):
                canonical_text(json.loads(vector["json"]))

    def test_the_store(self):
        release = open_store(str(VECTORS / "store"), preload=lambda path: True).current()
        pointer = read("store/current.json")
        self.assertEqual((release.sequence, release.version), (pointer["continues"], pointer["version"]))
        for path, file in release.files.items():
            self.assertEqual(len(release.file(path)), file.size)


if __name__ == "__main__":
    unittest.main()
