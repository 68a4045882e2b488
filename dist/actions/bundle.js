"use strict";
require("../action.js").run("bundle", "main");
