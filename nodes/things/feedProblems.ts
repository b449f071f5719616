import type { IDataObject } from 'n8n-workflow';

/** One kind of problem that Pinterest found in a feed, and how often. */
export interface FeedProblem {
	severity: 'error' | 'warning';
	/** Pinterest's name of it, such as PRICE_MISSING. */
	problem: string;
	occurrences: number;
}

/** Pinterest's counters of problems: `ingestion_details` and `validation_details` of schema CatalogsFeedProcessingResult. */
export function problemsOf({
	ingestion_details: ingestion,
	validation_details: validation,
}: IDataObject): FeedProblem[] {
	return (['error', 'warning'] as const).flatMap((severity) =>
		[ingestion, validation].flatMap((details) => {
			const counters = ((details ?? {}) as Record<string, Record<string, number | null> | undefined>)[`${severity}s`];
			return Object.entries(counters ?? {})
				.filter(([, count]) => Boolean(count))
				.map(([problem, count]) => ({ severity, problem, occurrences: Number(count) }));
		}),
	);
}

const FILE = 'Open the file on its server, correct it, and ingest the feed again.';
const PRICE = 'Write prices as a number with a point and the currency, such as 19.99 EUR.';
const IMAGE = 'Give an address that leads to a JPEG or PNG image of at least 75 × 75 pixels and opens without a login.';
const MERCHANT = "Read Pinterest's Merchant Guidelines, and take the items out or change them.";
const WAIT = "The problem is on Pinterest's side. Wait for the next ingestion, within 24 hours.";

/**
 * What to do about a problem, by Pinterest's name of it: schemas CatalogsFeedIngestionErrors, CatalogsFeedValidationErrors and their
 * warnings, and names that were seen in answers. Read from the first that fits to the last.
 */
const STEPS: ReadonlyArray<[name: RegExp, step: string]> = [
	[
		/^ACCOUNT_FLAGGED$/,
		"Pinterest has stopped ingesting for this account. Read its community guidelines and write to Pinterest's support.",
	],
	[/^FETCH_GOOGLE_SHEET_NOT_SHARED$/, 'Share the Google Sheet with "Anyone with the link" as viewer.'],
	[/^FETCH_INACTIVE_FEED_ERROR$/, 'The file has not changed for 90 days. Change it, or delete the feed.'],
	[/^FETCH_SAME_SIGNATURE$/, 'Nothing: the file has not changed since the last ingestion.'],
	[
		/^FETCH/,
		"Open the feed's location in a private browser window: the server must give the file to Pinterest, with the credentials of the feed if it asks for any.",
	],
	[/^NO_VERIFIED_DOMAIN$/, "Claim the shop's website on Pinterest (Settings, Claimed Accounts)."],
	[
		/^INVALID_DOMAIN$/,
		'Links must lead to the website that the account has claimed. Correct the links, or claim the website too.',
	],
	[
		/^LARGE_PRODUCT_COUNT_DECREASE$|^INDEXED_PRODUCT_COUNT/,
		'The file has many more or fewer products than the last time. If that is not meant, check how the file is made.',
	],
	[/^FEED_TOO_SMALL$/, 'The file has too few lines. Check that it was written to its end.'],
	[/^FEED_LENGTH_TOO_LONG$/, 'The file has too many items. Split it into several feeds.'],
	[/^ENCODING_ERROR$/, `Save the file in UTF-8. ${FILE}`],
	[
		/^DELIMITER_ERROR$|^PARSE_LINE_ERROR$/,
		`The lines do not have the form of CSV, TSV or XML: check delimiters, quotes and line breaks inside of texts, and the format of the feed. ${FILE}`,
	],
	[
		/^REQUIRED_COLUMNS_MISSING$/,
		`The file needs the columns id, title, description, link, image_link, price and availability. ${FILE}`,
	],
	[/^DUPLICATE_HEADERS$/, `Two columns have the same name. ${FILE}`],
	[/^MALFORMED_XML$/, `The file is no valid XML; a validator shows the place. ${FILE}`],
	[/INTERNAL/, WAIT],
	[/^DUPLICATE_PRODUCTS$/, 'Several items have the same ID. Give each an ID of its own.'],
	[/^MAX_ITEMS_PER_ITEM_GROUP_EXCEEDED$/, 'Split the variants over several values of item_group_id.'],
	[/UNSAFE|BLOCKLISTED/, MERCHANT],
	[/^COUNTRY_DOES_NOT_MAP_TO_CURRENCY$|CURRENCY/, 'Use one currency, the one of the country that the feed is for.'],
	[
		/SALES?_PRICE|SALES?_DATE/,
		'The sale price must be lower than the price, and its dates of the form start/end in ISO 8601.',
	],
	[/PRICE/, PRICE],
	[/AVAILABILITY_DATE|EXPIRATION_DATE|UPDATED_TIME/, 'Write dates in ISO 8601, such as 2026-03-01T10:00:00Z.'],
	[/AVAILABILITY/, 'Fill availability with in stock, out of stock or preorder, or set a default in the feed.'],
	[/IMAGE.*TAG|VIDEO.*TAG/, 'Give each ad image or video a tag of up to 511 characters that no other one has.'],
	[/LENGTH_TOO_LONG|TOO_MANY/, 'Shorten the value, or give fewer.'],
	[/IMAGE/, IMAGE],
	[
		/VIDEO/,
		'Give an address that leads to an MP4, MOV or M4V video and opens without a login, and a main video beside ad videos.',
	],
	[/CATEGORY/, "Fill google_product_category with a category of Google's taxonomy, three levels deep or more."],
	[
		/^UTM_SOURCE_AUTO_CORRECTED$/,
		'Nothing: Pinterest corrected the tracking parameter. Correct it in the file to be rid of the warning.',
	],
	[/SAME_AS_LINK/, 'Leave the field out: it has the same address as link.'],
	[/LINK|ADWORDS/, 'Give a full address that begins with https:// or http://.'],
	[/^(ITEMID|TITLE|DESCRIPTION).*MISSING$/, 'Fill the field: without it the item is not published.'],
	[/CONDITION/, 'Fill condition with new, used or refurbished.'],
	[/GENDER/, 'Fill gender with male, female or unisex.'],
	[/AGE_GROUP/, 'Fill age_group with newborn, infant, toddler, kids or adult.'],
	[/SIZE_SYSTEM/, 'Fill size_system with US, UK, EU, DE, FR, JP, CN, IT, BR, MEX or AU.'],
	[/SIZE_TYPE/, 'Fill size_type with regular, petite, plus, big_and_tall or maternity.'],
	[/SHIPPING_(HEIGHT|WEIGHT|WIDTH)|WEIGHT_UNIT/, 'Write a number, a blank and the unit, such as 12 cm or 3 kg.'],
	[/SHIPPING/, 'Write country:region:service:price with all colons, such as DE:::4.90 EUR.'],
	[/TAX/, 'Write country:region:rate:tax_ship with all colons, such as US:CA:9.25:y.'],
	[
		/GTIN|MPN/,
		'Check the number with the maker of the product, and keep its leading zeros: sheets drop them unless the cell is text.',
	],
	[/MISSING/, 'Fill the field.'],
	[/INVALID|WARNING|FORMAT/, "Correct the value; its form is in Pinterest's product specifications."],
];

/** @param problem Pinterest's name of it */
export function whatToDo(problem: string): string {
	const step = STEPS.find(([name]) => name.test(problem))?.[1];
	return step ?? 'Look the name up in Pinterest\'s help under "Troubleshoot your catalog".';
}

/** What a feed's ingestion came to, where that says what to do. Statuses: the schema, and what was seen in answers. */
const STATUS_STEPS: Readonly<Record<string, string>> = {
	COMPLETED: 'Nothing.',
	COMPLETED_EARLY: 'Nothing: the file has not changed since the last ingestion.',
	DISAPPROVED: `Pinterest has disapproved the account as a merchant. ${MERCHANT} Then appeal on Pinterest under Catalogs.`,
	UNDER_REVIEW: 'Wait: people at Pinterest review new merchants, which takes some days. Nothing has to be sent again.',
	UNDER_APPEAL: 'Wait: Pinterest looks at the appeal. Nothing has to be sent again.',
	PROCESSING: 'Wait: Pinterest is at work on it.',
	QUEUED_FOR_PROCESSING: 'Wait: Pinterest has not begun with it.',
	FAILED: 'Look at the problems of this result. Without any, ingest the feed again in a day.',
};

/** Statuses after which nothing more comes by itself in minutes. */
export const ENDED = ['COMPLETED', 'COMPLETED_EARLY', 'DISAPPROVED', 'FAILED', 'UNDER_APPEAL', 'UNDER_REVIEW'];

export const whatToDoAbout = (status: unknown): string =>
	STATUS_STEPS[String(status)] ??
	'Pinterest gives a status that this package does not know; look at the feed on Pinterest.';

/** The result of an ingestion as rows: one for each kind of problem, or one without any. */
export function problemRows(result: IDataObject, feed: string): IDataObject[] {
	const { id, status, created_at: createdAt, product_counts: counts } = result;
	const { original, ingested } = (counts ?? {}) as IDataObject;
	const common = {
		feed_id: feed,
		processing_result_id: id ?? null,
		status: status ?? null,
		products_in_file: original ?? null,
		products_ingested: ingested ?? null,
		created_at: createdAt ?? null,
	};
	const problems = problemsOf(result);
	if (problems.length === 0)
		return [{ ...common, severity: null, problem: null, occurrences: null, what_to_do: whatToDoAbout(status) }];
	return problems.map((one) => ({ ...common, ...one, what_to_do: whatToDo(one.problem) }));
}
