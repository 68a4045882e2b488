"use strict";
require("../action.js").run("rollback", "main");
