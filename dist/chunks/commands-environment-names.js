const require_load = require("./platform-shape.js");

// src/commands/environment-names.ts
/** Which environments there are, for messages about one that was not named. */
/** A sentence with the environments of the project at or above a folder; undefined where that cannot be told. */
async function environmentsHere(directory) {
	try {
		return require_load.environmentNames(require_load.soundProject(await require_load.findProject(directory)));
	} catch {
		return;
	}
}

exports.environmentsHere = environmentsHere;
