import { dominantColor } from './drawing.mts';
import { seedAdGroups } from './seedAdGroups.mts';
import type { Account, AdAccount, State } from './state.mts';

/** Boards of a small kitchen and garden shop, with what is pinned there. */
const demoBoards: Array<{
	name: string;
	description: string;
	privacy?: 'SECRET' | 'PROTECTED';
	sections?: string[];
	pins: string[];
}> = [
	{
		name: 'Autumn Recipes',
		description: 'Soups, bakes and stews for shorter days',
		sections: ['Soups', 'Baking', 'Weeknight Dinners'],
		pins: [
			'Roasted pumpkin soup with sage',
			'Carrot and ginger soup',
			'Apple and walnut loaf',
			'Cinnamon knots',
			'One-pan sausages with grapes',
			'Mushroom barley stew',
			'Baked pears with thyme honey',
			'Chestnut and leek gratin',
		],
	},
	{
		name: 'Small Balcony Gardens',
		description: 'A harvest from two square metres',
		pins: [
			'Herbs in a wine crate',
			'Tomatoes that stay small',
			'A trellis from branches',
			'Watering while away',
			'Strawberries in a gutter',
		],
	},
	{
		name: 'Kitchen Shelves',
		description: 'Everything in its place',
		pins: [
			'Open shelves, oak and white',
			'Labelled jars',
			'A rail for pans',
			'Spice drawer in an afternoon',
			'Corner shelf plan',
		],
	},
	{
		name: 'Handmade Ceramics',
		description: 'From our workshop',
		pins: [
			'Speckled breakfast bowls',
			'Tall jug, celadon glaze',
			'Espresso cups, set of four',
			'How a mug is thrown',
			'Glaze tests, spring',
		],
	},
	{
		name: 'Table Settings',
		description: 'For two and for twenty',
		pins: [
			'Linen and eucalyptus',
			'A long table outdoors',
			'Candle heights that work',
			'Folded napkins in a minute',
			'Plates that do not match',
		],
	},
	{
		name: 'Bread Baking',
		description: 'Flour, water, salt, time',
		pins: [
			'First sourdough, step by step',
			'Rye with caraway',
			'Focaccia with olives',
			'Shaping a batard',
			'Crumb chart',
		],
	},
	{
		name: 'Preserves and Pickles',
		description: 'The year in jars',
		pins: [
			'Quick pickled onions',
			'Plum jam with star anise',
			'Fermented beans',
			'Lemon curd that keeps',
			'Tomato passata day',
		],
	},
	{
		name: 'Gift Ideas',
		description: 'Under 30, under 60, and for people who have everything',
		pins: [
			'Seed library in a tin',
			'Apron with deep pockets',
			'Herb scissors',
			'A box of salts',
			'Wrapping with cloth',
		],
	},
	{
		name: 'Wildflower Meadows',
		description: 'For bees and for the eye',
		pins: [
			'Seed mix for clay soil',
			'When to mow',
			'Poppies and cornflowers',
			'A meadow in a pot',
			'What grows in shade',
		],
	},
	{
		name: 'Winter Evenings',
		description: 'Warm light, warm cups',
		pins: ['Spiced cocoa', 'Beeswax candles', 'Reading corner', 'Orange peel garland', 'Mulled apple juice'],
	},
	{
		name: 'Shop News',
		description: 'What is new in the shop',
		pins: ['Spring opening hours', 'Workshop dates', 'New: olive wood boards'],
	},
	{
		name: 'Next Season (draft)',
		description: 'Not for everyone yet',
		privacy: 'SECRET',
		pins: ['Mood: dusk and brass', 'Draft: autumn catalogue', 'Supplier samples', 'Colour chips'],
	},
];

/** An account that looks lived-in: 12 boards (one with sections, one secret), 60 Pins, followers, two ad accounts. */
export function seedDemo(state: State): void {
	const { account } = state;
	Object.assign(account, {
		about: 'Kitchen, garden and table. Small shop, open Wednesday to Saturday.',
		websiteUrl: 'https://willowandthyme.example',
		monthlyViews: 48_210,
		businesses: ['willowandthyme_workshops'],
	});
	let when = Date.now() - 120 * 86_400_000;
	const later = () => new Date((when += 31 * 3_600_000));
	for (const { name, description, privacy, sections = [], pins } of demoBoards) {
		const board = state.addBoard({ name, description, privacy, createdAt: later() });
		const inBoard = sections.map((section) => state.addSection({ boardId: board.id, name: section }));
		pins.forEach((title, at) => {
			const imageId = state.newImageId();
			const section = inBoard[Math.floor(at / 2)];
			state.addPin({
				boardId: board.id,
				sectionId: section?.id,
				title,
				description: `${title}. ${description}.`,
				link: `https://willowandthyme.example/${title.toLowerCase().replace(/[^a-z]+/g, '-')}`,
				altText: `A photo for “${title}”`,
				dominantColor: dominantColor(imageId),
				images: [{ id: imageId, width: 1000, height: 1500 }],
				createdAt: later(),
			});
		});
	}
	for (const follower of ['anna.bakes', 'potterymarket', 'green_thumb_gus', 'tablefortwo', 'lea_and_lemons']) {
		state.addFollower(follower);
	}
	for (const followed of ['claystudio', 'seedsavers', 'slowbread']) state.addFollowing(followed);
	for (const interest of ['Pottery', 'Balcony gardens', 'Bread baking', 'Table settings']) state.addInterest(interest);
	state.addWebsite('willowandthyme.example', new Date(when));
	state.addWebsite('workshops.willowandthyme.example');
	tagProducts(state);
	seedClient(state);
}

/** The ceramics can be bought, and the table settings show them. */
function tagProducts({ account }: State): void {
	const on = (name: string) => [...account.pins.from()].filter(({ board }) => board?.name === name);
	const products = on('Handmade Ceramics').slice(0, 3);
	for (const product of products) product.isProduct = true;
	for (const pin of on('Table Settings').slice(0, 2)) pin.productTags = products.map(({ id }) => id);
}

/** Campaigns that run, wait and have ended; an offer, a label, and the bill of a month. */
function seedAds({ ads, promoted }: State, adAccount: AdAccount): void {
	const day = 86_400_000;
	const campaigns = [
		{ name: 'Spring sale', status: 'ARCHIVED', objectiveType: 'CONSIDERATION', dailySpendCap: 15_000_000 },
		{ name: 'Handmade mugs', status: 'ACTIVE', objectiveType: 'CONSIDERATION', dailySpendCap: 25_000_000 },
		{ name: 'Pottery workshop', status: 'ACTIVE', objectiveType: 'LEADS', dailySpendCap: 12_500_000 },
		{ name: 'Christmas gifts', status: 'PAUSED', objectiveType: 'SALES', dailySpendCap: 40_000_000 },
	] as const;
	const made = campaigns.map((campaign, at) =>
		ads.addCampaign({ adAccount, createdAt: Date.now() - (200 - 50 * at) * day, ...campaign }),
	);
	const label = { label_type: 'CUSTOM', value: 'evergreen', status: 'ACTIVE', parent_type: 'CAMPAIGN' };
	promoted.labels.add(adAccount, { ...label, parent_id: made[1].id });
	promoted.promotions.add(adAccount, {
		promotion_title: 'Free shipping from 50',
		promotion_type: 'FREE_SHIPPING_MINIMUM',
		template_values: [{ amount: 50, currency_code: adAccount.currency }],
		status: 'ACTIVE',
	});
	const invoice = promoted.invoices.add(adAccount, {
		amount_billed_micro_currency: 1_071_000_000,
		amount_net_micro_currency: 900_000_000,
		amount_tax_micro_currency: 171_000_000,
		billing_period_start_date: '2026-10-01',
		billing_period_end_date: '2026-10-31',
		invoice_due_date: '2026-11-30',
	});
	promoted.invoiceFiles.set(invoice.id, Buffer.from('%PDF-1.4\n% An invoice\n%%EOF\n'));
	promoted.billingProfiles.add(adAccount, {
		billing_type: 'CREDIT_CARD',
		card_type: 'VISA',
		payment_method_brand: 'VISA',
		status: 'VALID',
	});
}

/** Somebody else's business that the account may work for. */
function seedClient(state: State): void {
	const client = state.addAccount({ username: 'fernhillcandles', businessName: 'Fernhill Candles' });
	const adAccount = state.addAdAccount({ name: 'Willow & Thyme Ads' });
	state.leadAds.addForm({ adAccount, name: 'Pottery workshop' });
	seedAudiences(state, adAccount);
	seedAds(state, adAccount);
	state.addAdAccount({ name: 'Fernhill Candles Ads', owner: client, members: [[state.account, 'ADMIN']] });
	const board = state.addBoard({ name: 'Candle Care', description: 'Trim, light, enjoy', owner: client });
	for (const title of ['First burn', 'Trimming the wick', 'Reusing the jar']) {
		state.addPin({
			boardId: board.id,
			title,
			description: `${title}, explained`,
			link: 'https://fernhillcandles.example',
		});
	}
	state.account.followedBoards.add(board);
	seedBusiness(state, client, adAccount);
	for (const name of ['Handmade mugs', 'Pottery workshop'])
		state.ads.addCampaign({ adAccount, name, dailySpendCap: 25_000_000, createdAt: Date.now() - 60 * 86_400_000 });
	seedAdGroups(state, adAccount);
}

/** Who works for the account, with whom it works, and for whom it works. */
function seedAudiences({ audiences }: State, adAccount: AdAccount): void {
	const people = (name: string, count: number) =>
		new Set(Array.from({ length: count }, (_, n) => `${name}${n + 1}@customers.example`));
	const aMonthAgo = Date.now() - 30 * 86_400_000;
	const list = { adAccount, createdAt: aMonthAgo, updatedAt: aMonthAgo };
	const readers = audiences.addList({ ...list, name: 'Newsletter readers', records: people('reader', 1840) });
	audiences.addList({ ...list, name: 'Workshop guests', records: people('guest', 64) });
	audiences.addAudience({
		...list,
		name: 'Newsletter readers',
		audienceType: 'CUSTOMER_LIST',
		rule: { customer_list_id: readers.id },
	});
	audiences.addAudience({ ...list, name: 'Visitors of the last 30 days', rule: { retention_days: 30 } });
	audiences.addTemplate(adAccount, {
		name: 'Pottery lovers in Germany',
		targeting_attributes: { LOCATION: ['DE'], INTEREST: ['911231513370'] },
	});
}

function seedBusiness({ business: access, account }: State, client: Account, adAccount: AdAccount): void {
	const own = access.of(account);
	const [lea, gus] = [
		own.addMember({ username: 'lea_and_lemons', email: 'lea@willowandthyme.example', role: 'BIZ_ADMIN' }),
		own.addMember({ username: 'green_thumb_gus', email: 'gus@willowandthyme.example' }),
	];
	own.addMember({ username: 'reporting', email: null, systemUser: true });
	const agency = own.addPartner({ username: 'paperlanternagency', email: null });
	const users: Array<[string, string[]]> = [
		[lea.id, ['ADMIN']],
		[gus.id, ['CAMPAIGN_MANAGER']],
		[agency.id, ['ANALYST']],
	];
	own.addAsset({ type: 'AD_ACCOUNT', id: adAccount.id, name: adAccount.name, access: new Map(users) });
	own.addAsset({ type: 'PROFILE', id: account.id, name: account.username });
	own.addGroup('Workshops', 'Everything about the workshops', ['PRODUCT_LINE']);
	own.addInvite({ to: { id: '383791336903426391', username: null, email: 'anna@willowandthyme.example' } });
	access.of(client).addMember({ id: account.id, username: account.username, role: 'BIZ_ADMIN' });
}

export interface BulkSeed {
	/** New boards. */
	boards?: number;
	/** Pins on each of them. */
	pinsPerBoard?: number;
	/** Further Pins, on the newest board of the account (made when there is none). */
	pins?: number;
	/** Sections on each new board. */
	sections?: number;
	followers?: number;
	/** Before the number in every name; default 'Board' and 'Pin'. */
	boardName?: string;
	pinTitle?: string;
}

/** Many boards and Pins at once: "Board 1", "Pin 1" … */
export function seedBulk(state: State, seed: BulkSeed): void {
	const {
		boards = 0,
		pinsPerBoard = 0,
		pins = 0,
		sections = 0,
		followers = 0,
		boardName = 'Board',
		pinTitle = 'Pin',
	} = seed;
	const addPins = (boardId: string, count: number) => {
		for (let number = 1; number <= count; number += 1) {
			state.addPin({
				boardId,
				title: `${pinTitle} ${number}`,
				description: `Description of ${pinTitle} ${number}`,
				link: `https://shop.example/products/${number}`,
				altText: `Picture of ${pinTitle} ${number}`,
				dominantColor: '#A35C3B',
			});
		}
	};
	for (let number = 1; number <= boards; number += 1) {
		const board = state.addBoard({ name: `${boardName} ${number}` });
		for (let section = 1; section <= sections; section += 1) {
			state.addSection({ boardId: board.id, name: `Section ${section}` });
		}
		addPins(board.id, pinsPerBoard);
	}
	if (pins > 0) {
		const [newest] = state.account.boards.from();
		addPins((newest ?? state.addBoard({ name: `${boardName} 1` })).id, pins);
	}
	for (let number = 1; number <= followers; number += 1) state.addFollower(`follower${number}`);
}
