"use strict";
require("../action.js").run("render", "main");
