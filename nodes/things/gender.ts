/** Words for a gender, in the languages of most shops. */
const WORDS: Readonly<Record<string, string>> = {
	f: 'f female woman girl w weiblich frau mädchen femme féminin féminine fille mujer femenino femenina donna femmina femminile feminino feminina mulher vrouw vrouwelijk kvinna kvinnlig kvinde kvindelig kvinne kobieta żeńska žena žensky nainen nő kadın женщина женский 女性 女 여성 여자 mrs ms miss mme madame mademoiselle señora signora senhora',
	m: 'm male man boy h männlich mann herr junge homme masculin garçon hombre masculino uomo maschio maschile homem v man mannelijk manlig mand mandlig mannlig mężczyzna męska muž mužský mies férfi erkek мужчина мужской 男性 男 남성 남자 mr monsieur señor signor signore senhor',
	n: 'n nb nonbinary enby d divers diverse x other nonbinaire nobinario nobinaria nãobinário nãobinária nonbinario nonbinaria nietbinair ickebinär ickebinary genderqueer genderfluid agender',
};

const GENDERS = new Map(
	Object.entries(WORDS).flatMap(([letter, words]) => words.split(' ').map((word) => [word, letter] as const)),
);

/**
 * A gender as Pinterest wants it hashed: `f`, `m`, or `n` for non-binary (`ge` of the API description).
 * @returns undefined for a word that stands for none of them, such as "unknown"
 */
export function genderLetter(text: string): string | undefined {
	return GENDERS.get(
		text
			.normalize('NFKC')
			.toLowerCase()
			.replace(/[\s\p{P}]/gu, ''),
	);
}
