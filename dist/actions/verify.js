"use strict";
require("../action.js").run("verify", "main");
