"use strict";
require("../action.js").run("history", "main");
