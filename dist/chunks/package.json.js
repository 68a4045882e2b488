// package.json
var version = "0.1.0";
var repository = "github:OWNER/slipway";

Object.defineProperty(exports, "repository", {
  enumerable: true,
  get: function () {
    return repository;
  }
});
Object.defineProperty(exports, "version", {
  enumerable: true,
  get: function () {
    return version;
  }
});
