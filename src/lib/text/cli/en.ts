import type { BundleProblem } from '#lib/core/bundle.ts';
/** The words of the command line. */
export const cli = {
	usage: {
		overall: `Measures a National Referral Mechanism against recommended standards.

Usage: nrm COMMAND [ARGUMENTS]

  catalogue check [DIR]    check the installed catalogues, or the one in DIR
  catalogue show           list the standards
  check FILE               check an assessment file
  score FILE               levels, gaps and what is not known
  diverge A B              two assessments of one State, B against A
  compare FILE…            the spread of levels over many assessments
  report FILE              the report of an assessment, as PDF
  admin                    invite an administrator, or let somebody back in
  audit verify             whether the audit trail is as it was written
  audit export             the audit trail as a file
  bundle create ID         a submission with its evidence, signed, in one file
  bundle verify FILE       whether a bundle is as it was signed
  bundle import FILE       take in what another installation has sent

nrm COMMAND --help says more. Exit status: 0 fine, 2 something wrong in what was given,
1 something wrong with the program, the audit trail or a bundle. From a checkout: npm run --silent nrm -- COMMAND …`,
		'catalogue check': `Usage: nrm catalogue check [DIR]

Checks every installed catalogue, or the one in DIR: structure, texts and languages.`,
		'catalogue show': `Usage: nrm catalogue show [--json]

Lists the standards of the newest installed catalogue.

  --json    the whole catalogue with every language, as JSON`,
		check: `Usage: nrm check FILE

Checks an assessment file (nrm-assessment/1) and says everything that is wrong with it.
Warns of levels above what the criteria suggest and of high levels without evidence.`,
		score: `Usage: nrm score FILE [--json]

Scores an assessment file: means with their bounds, gaps by priority, what is not known.

  --json    the whole result (nrm-result/1), numbers not rounded`,
		diverge: `Usage: nrm diverge A B [--json]

Sets two assessments of one State side by side: differences are B − A.

  --json    every figure, numbers not rounded`,
		compare: `Usage: nrm compare FILE… [--json]

The spread of levels over many assessments, standard by standard. It ranks no State.

  --json    every figure, numbers not rounded`,
		report: `Usage: nrm report FILE --lang LANGUAGE --out FILE.pdf [--date YYYY-MM-DD] [--force]

Writes the report of an assessment as PDF.

  --lang LANGUAGE      one of the catalogue's languages: en, fr, …
  --out FILE.pdf       where to write it
  --date YYYY-MM-DD    the date on the report; today (UTC) if it is not given
  --force              replace FILE.pdf if it exists`,
		admin: `Usage: nrm admin --email ADDRESS --name NAME [--home DIR]
       nrm admin --reset ADDRESS [--home DIR]

Makes a link with which somebody becomes an administrator of the installation; or takes the
second factors of an account away, ends its sessions and makes a link to set a new password.
A link works once, for 48 hours; it is printed now and stored nowhere.

  --email ADDRESS    of the new administrator
  --name NAME        of the new administrator
  --reset ADDRESS    of the account that is locked out
  --home DIR         the folder of the installation; NRM_HOME, or var, if it is not given`,
		'audit verify': `Usage: nrm audit verify [--home DIR] [--json]

Reads the whole audit trail and compares it with itself, with the signed checkpoints in the
database and in the file outside it (NRM_CHECKPOINTS), and with the submissions. Says which entries
were edited, deleted, reordered or cut off, the first one first. Exit status: 0 as it was written,
1 something differs.

  --home DIR    the folder of the installation; NRM_HOME, or var, if it is not given
  --json        everything that was found, as JSON`,
		'bundle create': `Usage: nrm bundle create SUBMISSION --out FILE.nrm [--force] [--home DIR]

Writes a submission (nrm-bundle/1): what was submitted, the evidence that reviewers may have, and a
manifest with size and SHA-256 of each part, signed with the key of the installation.

  SUBMISSION        the id at the end of the address of its page
  --out FILE.nrm    where to write it
  --force           replace FILE.nrm if it exists
  --home DIR        the folder of the installation; NRM_HOME, or var, if it is not given`,
		'bundle verify': `Usage: nrm bundle verify FILE [--key PUBLIC.pem] [--json]

Says whether a bundle is whole and signed, with nothing but the file; what is wrong first, if
anything is. Exit status: 0 as it was signed, 1 something differs.

  --key PUBLIC.pem    the public key of the sender, had from it by another way (/public-key.pem)
  --json              the manifest and what was found, as JSON`,
		'bundle import': `Usage: nrm bundle import FILE [--key PUBLIC.pem [--name NAME]] [--round NAME]
                         [--home DIR]

Takes in what another installation has sent, for reviewers: the submission as it was signed, and the
evidence in the bundle. The same bundle can come again and changes nothing. Exit status: 0 it is here,
1 something differs and nothing was taken in, 2 something wrong in what was given.

  --key PUBLIC.pem    the public key of a sender that is not known yet, had from it by another way
  --name NAME         what to call that sender; the organisation's name if it is not given
  --round NAME        the round of this installation to which it belongs; the one with the same name
                      as at the sender's if it is not given, or none
  --home DIR          the folder of the installation; NRM_HOME, or var, if it is not given`,
		'audit export': `Usage: nrm audit export --format jsonl|csv [--organisation ID] [--from DAY] [--to DAY]
                        [--home DIR]

Writes the audit trail to standard output, the oldest entry first. The export is recorded in it.

  --format jsonl       all that the hashes are made of, one entry a line
  --format csv         a table
  --organisation ID    of one organisation; of all, and of the installation, if it is not given
  --from, --to DAY     YYYY-MM-DD in UTC, both included
  --home DIR           the folder of the installation; NRM_HOME, or var, if it is not given`
	},
	wrongUse: {
		noCommand: 'a command is missing',
		unknownCommand: (name: string) => `there is no command ${name}`,
		unknownOption: (name: string) => `there is no option ${name} here`,
		valueMissing: (name: string) => `option ${name} needs a value`,
		noValue: (name: string) => `option ${name} takes no value`,
		twice: (name: string) => `option ${name} is given twice`,
		optionMissing: (name: string) => `option ${name} is missing`,
		tooFew: 'an argument is missing',
		tooMany: (argument: string) => `one argument too many: ${argument}`
	},
	failure: {
		sentence: (message: string) => `nrm: the program failed: ${message}`,
		hint: 'nrm: this is not your fault. NRM_DEBUG=1 shows where it happened.',
		unwritten: (reason: string) => `nrm: the output could not be written (${reason})`
	},
	forceHint: '--force replaces it',
	and: ', ',
	range: (low: string, high: string) => `${low}–${high}`,
	of: (part: number, whole: number) => `${part} of ${whole}`,
	none: '–',
	catalogue: {
		ok: (name: string, standards: number, criteria: number, safeguards: number) =>
			`${name}: ok: ${standards} standards, ${criteria} criteria, ${safeguards} critical safeguards`,
		languages: (languages: string) => `languages ${languages}`,
		title: (name: string) => `Catalogue ${name}`
	},
	bundle: {
		written: (file: string, bytes: number) => `${file}: ${bytes} bytes`,
		ok: 'ok: every part is as it was signed',
		of: (number: number, state: string, kind: string, organisation: string, period: string) =>
			`submission ${number}: ${state}, ${kind}, ${organisation}, ${period}`,
		hash: (sha256: string) => `SHA-256 ${sha256}`,
		counts: (answers: number, evidence: number, files: number, withheld: number) =>
			`${answers} answers, ${evidence} evidence, ${files} files, ${withheld} items internal to the sender`,
		known: (fingerprint: string) => `signed with the key that was given: ${fingerprint}`,
		unknown: (fingerprint: string) =>
			`signed by ${fingerprint}\nwho that is, only the sender can tell you by another way (--key)`,
		taken: (id: string, round: string | null) =>
			`taken in as ${id}, ${round === null ? 'in no round' : `round ${round}`}`,
		heldAlready: (id: string) => `is here already as ${id}; nothing was changed`,
		whole: 'the file',
		wrong: (part: string, problem: string) => `${part}: ${problem}`,
		problems: {
			'no-bundle': 'is no bundle, or was cut off',
			layout: 'does not lie as a bundle is written: it was packed anew or added to',
			'too-large': 'is larger than a bundle may be',
			manifest: 'does not say what a manifest says, or not in its one way',
			signature: 'was not signed by the key that the manifest names',
			'other-key': 'is signed with another key than the one that was given',
			missing: 'is missing, or is not where it belongs',
			extra: 'is in no manifest',
			differs: 'is not what was signed',
			contents: 'holds a submission that cannot be read, or says something else than its manifest',
			catalogue: 'was made with standards that are not installed here, or not the same',
			kind: 'is no self-assessment of a government and no shadow report of an NGO',
			own: 'was made by this installation',
			conflict: 'contradicts what the same sender has sent before under the same number'
		} satisfies Record<BundleProblem['code'], string>
	},
	check: {
		ok: (answered: number, standards: number, evidence: number, actions: number) =>
			`ok: ${answered} of ${standards} standards answered, ${evidence} evidence, ${actions} actions`,
		aboveSuggestion: (level: number, suggestion: number) =>
			`warning: level ${level} is above ${suggestion}, which the criteria suggest`,
		unsupported: (level: number) => `warning: level ${level} in practice without any evidence`
	},
	score: {
		set: 'Pillar',
		applicable: 'Applicable',
		lawPractice: 'Law − practice',
		explanation: 'Mean of the known levels (0–4) [lowest–highest it can be] how many are known',
		gaps: 'Gaps by priority',
		rank: '#',
		noGaps: 'No gaps among the known levels.',
		noInformation: (count: number, of: number) =>
			`No information: ${count} of ${of} applicable standards`,
		unsupported: (count: number) => `Level 3 or 4 in practice without evidence: ${count}`
	},
	diverge: {
		explanation: 'Differences are B − A, over standards that apply in both.',
		n: 'Known in both',
		bias: 'Mean difference',
		meanAbsolute: 'Mean distance',
		equal: 'Equal',
		withinOne: 'At most 1 apart',
		kappa: 'Kappa (weighted)',
		material: 'Differences of 2 or more',
		noMaterial: 'No difference of 2 or more.',
		applicability: (ids: string) => `Applicable in one of the two only: ${ids}`
	},
	compare: {
		explanation: (count: number) =>
			`${count} assessments. Per standard: known, then minimum, lower quartile, median, upper quartile, maximum.`
	},
	audit: {
		organisation: (id: string, name: string) => `${id} (${name})`,
		verify: {
			ok: 'audit trail: ok: as it was written',
			wrong: 'audit trail: NOT as it was written',
			entries: (count: number, erased: number) => `${count} entries, details of ${erased} erased`,
			signed: (count: number, size: number, at: string) =>
				`signed checkpoints that agree: ${count}; the last covers ${size} entries, signed ${at}`,
			unsigned: 'no signed checkpoint agrees with any entry',
			entry: (sequence: number) => `entry ${sequence}`,
			entriesFrom: (sequence: number, until: number) => `entries ${sequence}–${until}`,
			problems: {
				missing: () => 'deleted',
				changed: () =>
					'does not follow from the one before: it was edited, or belongs to another place',
				details: () => 'the details are not those that were recorded',
				rewritten: (place: string) => `rewritten: another head was signed (${place})`,
				'cut-off': (place: string) => `cut off: ${place} knows of them`,
				submission: (place: string) => `is not the entry of ${place}`,
				signature: () => 'was not signed with the key of this installation',
				unreadable: () => 'is not a checkpoint',
				'no-file': () =>
					'there is no such file: nothing outside the database says how long the trail was'
			}
		}
	},
	admin: {
		invited: (token: string) => `/invitation/${token}`,
		reset: (token: string) => `/reset/${token}`
	},
	report: {
		written: (path: string, size: string) => `${path}: written, ${size}`
	}
};
