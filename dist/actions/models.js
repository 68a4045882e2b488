"use strict";
require("../action.js").run("models", "main");
