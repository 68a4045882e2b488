// src/platform/data.ts
/** Most values of one file. A file of 1 MiB that holds one letter to a value stays below. */
const maximumValues = 5e5;
/** Most values that the aliases of one YAML file may stand for: a few lines of aliases can stand for billions. */
const maximumAliasValues = 2e4;

Object.defineProperty(exports, "maximumAliasValues", {
  enumerable: true,
  get: function () {
    return maximumAliasValues;
  }
});
Object.defineProperty(exports, "maximumValues", {
  enumerable: true,
  get: function () {
    return maximumValues;
  }
});
