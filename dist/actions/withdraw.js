"use strict";
require("../action.js").run("withdraw", "main");
