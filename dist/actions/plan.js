"use strict";
require("../action.js").run("plan", "main");
