import { expect, test } from 'vitest';
import { preferredLanguage } from '#lib/text/interface/preferred.ts';

test.each([
	// Nothing said, or nothing that we speak: English.
	[null, 'en'],
	['', 'en'],
	['*', 'en'],
	['de', 'en'],
	['de-AT,it;q=0.9,*;q=0.1', 'en'],
	// The order counts where no quality is given.
	['fr', 'fr'],
	['en', 'en'],
	['fr,en', 'fr'],
	['en,fr', 'en'],
	['de,fr,en', 'fr'],
	// Regions and scripts do not count, nor does the case.
	['fr-CH', 'fr'],
	['FR-be', 'fr'],
	['fr-Latn-CA,en-GB', 'fr'],
	['frp', 'en'],
	// Qualities.
	['en;q=0.5,fr;q=0.8', 'fr'],
	['en;q=0.8,fr;q=0.5', 'en'],
	['fr;q=0.9,en', 'en'],
	['en;q=0.5,fr;q=0.5', 'en'],
	['fr;q=0.5,en;q=0.5', 'fr'],
	['fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5', 'fr'],
	['de;q=1.0,fr;q=0.001', 'fr'],
	['en ; q=0.2 , fr ; Q=0.3', 'fr'],
	['fr;level=1;q=0.4,en;q=0.6', 'en'],
	// Quality 0 means: not this one.
	['fr;q=0', 'en'],
	['fr;q=0.000,en;q=0.1', 'en'],
	['en;q=0,fr;q=0.1', 'fr'],
	// Garbage is passed over and hides nothing that is well said.
	['fr;q=', 'en'],
	['fr;q=high', 'en'],
	['fr;q=-1', 'en'],
	['fr;q=2,en;q=0.5', 'en'],
	['fr;q=Infinity,en', 'en'],
	[';;;,,,=', 'en'],
	[';q=1,fr;q=0.1', 'fr'],
	['constructor,__proto__,toString', 'en'],
	['fr_FR', 'en'],
	['<script>,fr;q=0.3', 'fr']
] as const)('%j asks for %s', (header, language) => {
	expect(preferredLanguage(header)).toBe(language);
});
