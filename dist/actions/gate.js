"use strict";
require("../action.js").run("gate", "main");
