const require_process = require("./cli-process.js");

exports.createPaint = require_process.createPaint;
