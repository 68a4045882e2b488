"use strict";
require("../action.js").run("deploy", "main");
