/** Refusals that are about catalogs, by Pinterest's code: examples of the API description, and page reference/error-codes. */
const CAUSES: Readonly<Record<number, [message: string, description: string, parameter?: string] | undefined>> = {
	650: [
		'Pinterest knows no merchant here',
		'Create a catalog or a feed first, or check "Act for Ad Account" under Options.',
	],
	654: [
		'The account is no business account',
		'Turn it into a business account on Pinterest, under Settings, Account Management.',
	],
	678: [
		'The catalog was not found',
		'Pick it from the list: it belongs to another account, or the ID has a digit missing.',
		'catalogId',
	],
	1104: ['The report is not known any more', 'Its token has expired. Begin the report again.'],
	2625: [
		'Pinterest has disapproved this merchant',
		"Read Pinterest's Merchant Guidelines and appeal on Pinterest, under Catalogs.",
	],
	2626: [
		'Pinterest is still reviewing this merchant',
		'People at Pinterest do that, which takes some days. Run it again when the review is over.',
	],
	4161: [
		'The feed was not found',
		'It may have been deleted, or it belongs to another account. Pick it from the list.',
		'feedId',
	],
	4162: [
		'The product group is being promoted',
		'Pause or archive the ads that promote the product group, or those of the feed, then run it again.',
	],
	4168: ['The account has no website', 'Claim the website of the shop on Pinterest, under Settings, Claimed Accounts.'],
	4169: [
		'The account has no claimed website',
		'Claim the website of the shop on Pinterest, under Settings, Claimed Accounts.',
	],
	4170: [
		'The account already has a feed with this name',
		'Choose another name, or update the existing feed: "Get Many" shows its ID. Feeds that were deleted may keep their name for a while.',
		'name',
	],
	4176: [
		'The product groups of the feed are being promoted',
		'Pause or archive the ads that promote them, then run it again.',
	],
	4177: [
		'Pinterest made this product group by itself, so it cannot be changed',
		'Create a product group of your own with the filters that you want.',
		'productGroupId',
	],
	4178: [
		'There is already a product group with these filters',
		'Use that one: "Get Many" shows its ID. Two product groups cannot hold the same products by the same filters.',
		'filters',
	],
	4179: [
		'There is already a product group with this name',
		'Choose another name, or use the existing one: "Get Many" shows its ID.',
		'name',
	],
	4180: [
		'The product group was not found',
		'It may have been deleted, or it belongs to another account. Pick it from the list.',
		'productGroupId',
	],
	4181: [
		'Pinterest does not offer this for these values',
		'A feed needs a country and a locale; issues of items are not there for every feed. Change the values, or do without.',
	],
	4182: [
		'The account has no catalog yet',
		'Create a catalog or a feed first, or check "Act for Ad Account" under Options.',
	],
	4183: [
		'Pinterest did not accept the filters',
		'Check the values of the filters: "Get Filter Values" of the resource Catalog lists what there is. Categories are written from the top, with " > " between them.',
		'filters',
	],
	4184: [
		'The processing result was not found',
		'Take its ID from "Get Processing Results"; old ones are dropped.',
		'processingResultId',
	],
	4331: [
		'The batch was not found',
		'Take its ID from the output of the operation that sent it. Pinterest keeps batches for some days.',
		'batchId',
	],
	6136: ['The product group needs a country and a locale', 'Give both under "Additional Fields".'],
	6137: ['The product group cannot have a country and a locale', 'Leave both out: they are those of the feed.'],
};

/** On paths of other areas these numbers can mean something else. */
const isAboutCatalogs = (path: string | undefined): boolean => path?.startsWith('/catalogs') === true;

/** @param path of the endpoint, below the API root */
export function catalogCause(
	code: number | undefined,
	path: string | undefined,
): { message: string; description: string; parameter?: string } | undefined {
	const cause = code !== undefined && isAboutCatalogs(path) ? CAUSES[code] : undefined;
	if (!cause) return undefined;
	const [message, description, parameter] = cause;
	return { message, description, ...(parameter && { parameter }) };
}
