import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);
const file = (name: string) => resolve(`@expo-google-fonts/noto-sans/${name}`);

/** The faces of Noto Sans that a report is set in; each is embedded. Latin, Greek and Cyrillic. */
export const FONT_FILES = {
	regular: file('400Regular/NotoSans_400Regular.ttf'),
	bold: file('700Bold/NotoSans_700Bold.ttf'),
	italic: file('400Regular_Italic/NotoSans_400Regular_Italic.ttf')
} as const;
export type Face = keyof typeof FONT_FILES;
