"use strict";
require("../action.js").run("doctor", "main");
