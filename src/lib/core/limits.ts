/** Every limit on what people may give us, in one place. Characters are UTF-16 units. */
export const LIMITS = {
	title: 300,
	name: 200,
	line: 500,
	narrative: 20_000,
	reason: 5_000,
	/** A standard is left out only for a reason that says something. */
	reasonMinimum: 30,
	url: 2_000,
	comment: 5_000,
	/** Of one standard, replies and all. */
	comments: 1_000,
	/** Threads between reviewers and a State about one standard. */
	clarifications: 50,
	evidenceItems: 1_000,
	actions: 500,
	/** Bytes of one evidence file. */
	evidenceFile: 25 * 1024 * 1024,
	/** Bytes of an assessment file. */
	assessmentFile: 10 * 1024 * 1024,
	/** Bytes of a bundle that comes through the page; below what `server.ts` lets through. */
	bundleFile: 180 * 1024 * 1024,
	/** Bytes of one YAML file of a catalogue. */
	catalogueFile: 2 * 1024 * 1024,
	/** Bytes of any other form post. */
	form: 512 * 1024,
	/** Levels of nesting in a JSON file. */
	jsonDepth: 32
} as const;
