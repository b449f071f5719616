import type { Campaign } from './ads.mts';
import { invalid } from './errors.mts';
import { countsOf } from './routes/adAnalytics.mts';
import type { AdAccount, State } from './state.mts';

type Row = Record<string, unknown>;

/** Things of a level, each with the columns that say what it is. */
interface Thing {
	id: string;
	size: number;
	names: Row;
}

const kindOf = (level: string) => level.replace(/_TARGETING$/, '');

/** Ids of what is below a campaign follow from its own, because this Pinterest need not have it. */
const below = (id: string, kind: number, number: number) => `${kind}${id.slice(1)}${number}`;

function thingsOf(state: State, adAccount: AdAccount, body: Row): Thing[] {
	const kind = kindOf(String(body.level));
	const account = { AD_ACCOUNT_ID: adAccount.id, ADVERTISER_ID: adAccount.id };
	if (kind === 'ADVERTISER') return [{ id: adAccount.id, size: 8, names: account }];
	const campaigns = [...state.ads.campaignsOf(adAccount).from()].filter((campaign) => isWanted(campaign, body));
	return campaigns.flatMap(({ id, name, status }) => {
		const own = { ...account, CAMPAIGN_ID: id, CAMPAIGN_NAME: name, CAMPAIGN_STATUS: status };
		if (kind === 'CAMPAIGN') return [{ id, size: 1, names: own }];
		return [1, 2].flatMap((group) => {
			const groupId = below(id, 2, group);
			const inGroup = { ...own, AD_GROUP_ID: groupId, AD_GROUP_NAME: `${name}, group ${group}` };
			if (kind === 'AD_GROUP') return [{ id: groupId, size: 0.5, names: inGroup }];
			const lowest = below(id, 3, group);
			const ids: Record<string, Row> = {
				PIN_PROMOTION: { AD_ID: lowest, PIN_PROMOTION_ID: lowest, PIN_ID: `11085200000000${lowest.slice(-4)}` },
				PRODUCT_GROUP: { PRODUCT_GROUP_ID: lowest },
			};
			return [{ id: lowest, size: 0.5, names: { ...inGroup, ...ids[kind] } }];
		});
	});
}

function isWanted({ id, status }: Campaign, { campaign_ids: ids, campaign_statuses: statuses }: Row): boolean {
	const summary = status === 'ACTIVE' ? 'RUNNING' : status;
	return (!ids || (ids as string[]).includes(id)) && (!statuses || (statuses as string[]).includes(summary));
}

/** The rows of a report, by the id of the thing that they are about; of the things as they are now. */
export function reportRows(state: State, adAccount: AdAccount, body: Row): () => Record<string, Row[]> {
	const things = thingsOf(state, adAccount, body);
	return () => rowsOf(things, body);
}

function rowsOf(things: Thing[], body: Row): Record<string, Row[]> {
	const dates = datesOf(body);
	const columns = body.columns as string[];
	const parts = String(body.level).endsWith('_TARGETING') ? partsOf(body.targeting_types as string[]) : [undefined];
	return Object.fromEntries(
		things.map(({ id, size, names }) => [
			id,
			parts.flatMap((part) => {
				const days = dates.map((date) => ({ date, counts: countsOf(`${id} ${part?.value ?? ''} ${date}`, size) }));
				const lead = part && { TARGETING_TYPE: part.type, TARGETING_VALUE: part.value };
				const rows =
					body.granularity === 'TOTAL'
						? [summed(days.map(({ counts }) => counts))]
						: days.map(({ date, counts }) => ({ DATE: date, ...counts }));
				return rows.map((row) => ({ ...lead, ...chosen({ ...names, ...row, ...derived(row) }, columns) }));
			}),
		]),
	);
}

const partsOf = (types: string[]) =>
	types.flatMap((type) => ['one', 'two'].map((value) => ({ type, value: `${type.toLowerCase()}-${value}` })));

const summed = (all: Array<Record<string, number>>): Record<string, number> => {
	const total: Record<string, number> = {};
	for (const counts of all)
		for (const [column, value] of Object.entries(counts)) total[column] = (total[column] ?? 0) + value;
	return total;
};

function derived(counts: Row): Row {
	const spend = Number(counts.SPEND_IN_MICRO_DOLLAR);
	const clicks = Number(counts.TOTAL_CLICKTHROUGH);
	const seen = Number(counts.TOTAL_IMPRESSION);
	return {
		SPEND_IN_DOLLAR: spend / 1e6,
		CTR: seen ? clicks / seen : 0,
		// An average, so it has a fraction.
		ECPC_IN_MICRO_DOLLAR: clicks ? spend / clicks + 0.25 : 0,
		ECPM_IN_MICRO_DOLLAR: seen ? (spend * 1000) / seen : 0,
		CHECKOUT_ROAS: spend ? Number(counts.TOTAL_CHECKOUT_VALUE_IN_MICRO_DOLLAR) / spend : 0,
	};
}

/** DATE and the columns that were asked for; Pinterest leaves out what it does not have. */
function chosen(all: Row, columns: string[]): Row {
	return Object.fromEntries(Object.entries(all).filter(([name]) => name === 'DATE' || columns.includes(name)));
}

/** As JSON: one object, in which the rows of each thing stand under its id. */
export const asJson = (rows: Record<string, Row[]>): string => JSON.stringify(rows);

/** As CSV, with 0 where there is nothing. */
export function asCsv(rows: Record<string, Row[]>, columns: string[]): string {
	const all = Object.values(rows).flat();
	const leads = ['DATE', 'TARGETING_TYPE', 'TARGETING_VALUE'].filter((name) => all.some((row) => name in row));
	const header = [...leads, ...columns];
	return [header, ...all.map((row) => header.map((name) => row[name] ?? 0))]
		.map((cells) => cells.map(cell).join(','))
		.join('\r\n');
}

const cell = (value: unknown) =>
	/[",\n]/.test(String(value)) ? `"${String(value).replace(/"/g, '""')}"` : String(value);

/** @throws Refusal for what the description of `analytics/create_report` rules out */
export function datesOf({ start_date: from, end_date: to, granularity, level, ...body }: Row): string[] {
	const start = Date.parse(`${String(from)}T00:00:00Z`);
	const end = Date.parse(`${String(to)}T00:00:00Z`);
	const days = (end - start) / 86_400_000;
	const today = Date.parse(`${new Date().toISOString().slice(0, 10)}T00:00:00Z`);
	const back = (today - start) / 86_400_000;
	const ofItems = String(level).startsWith('PRODUCT_ITEM');
	// Reports of products sold have a name and no parts by targeting.
	const ofProducts = body.report_name !== undefined && body.targeting_types === undefined;
	const [mostBack, most] = granularity === 'HOUR' ? [8, 3] : ofItems ? [92, 31] : ofProducts ? [914, 365] : [914, 186];
	if (Number.isNaN(days) || days < 0) throw invalid('Invalid dates');
	if (back > mostBack) throw invalid(`start_date cannot be more than ${mostBack} days back from today.`);
	if (days > most) throw invalid(`end_date cannot be more than ${most} days past start_date.`);
	return Array.from({ length: days + 1 }, (_, at) => new Date(start + at * 86_400_000).toISOString().slice(0, 10));
}
