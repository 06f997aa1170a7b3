import { isInterfaceLanguage, type InterfaceLanguage } from './index.ts';

export const LANGUAGE_COOKIE = 'nrm-language';

/** The first language of an `Accept-Language` header that we speak; English if there is none. */
export function preferredLanguage(header: string | null): InterfaceLanguage {
	const wanted = (header ?? '')
		.split(',')
		.map((part) => {
			const [tag = '', ...parameters] = part.trim().split(';');
			const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
			return {
				language: tag.toLowerCase().split('-')[0],
				quality: quality ? Number(quality.trim().slice(2)) : 1
			};
		})
		.filter(({ quality }) => quality > 0)
		.toSorted((a, b) => b.quality - a.quality);
	for (const { language } of wanted) if (isInterfaceLanguage(language)) return language;
	return 'en';
}
