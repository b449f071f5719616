import type { IDataObject } from 'n8n-workflow';

import { inputFailure } from '../../../api/failure';
import type { Call } from '../../../operations/call';
import type { Operation } from '../../../operations/operation';
import { text } from '../../../operations/output';
import { isEmpty } from '../../../operations/values';
import { adAccountId } from '../../../things/adAccount';
import { changeOnly, dryRun, fieldsIn } from '../../../things/adEntity';
import { adGroupId, adGroupOutput } from '../../../things/adGroup';
import {
	inOneLine,
	mergedTargeting,
	targetingOf,
	targetingFields,
	targetingProblems,
	type Spec,
} from '../../../things/targetingSpec';

const { id, campaign_id: campaign, name, status } = adGroupOutput.columns;

export const changeTargeting: Operation = {
	name: 'Change Targeting',
	value: 'changeTargeting',
	action: 'Change the targeting of an ad group',
	description:
		'Add to whom the ads of an ad group are for, and take away, and leave the rest as it is. Pinterest knows only whole targetings, so the present one is read first. Returns what was added and removed; Dry Run changes nothing.',
	endpoint: 'ad_groups/update',
	fields: [
		adAccountId(),
		adGroupId(),
		targetingFields('Add', 'add', 'What comes to the targeting; an age takes the place of the one that is there'),
		targetingFields('Remove', 'remove', 'What goes from the targeting; what is not there is left alone'),
	],
	options: [dryRun],
	check: (values) => {
		const [add, remove] = ['add', 'remove'].map((collection) => targetingOf(values, collection));
		if (isEmpty(add) && isEmpty(remove)) return ['"Add" and "Remove" are empty; give at least one field.'];
		return targetingProblems(add, false);
	},
	output: {
		columns: {
			id,
			campaign_id: campaign,
			name,
			status,
			changed: { type: 'boolean', always: true },
			added: text(),
			removed: text(),
			targeting: text(),
			dry_run: { type: 'boolean', always: true },
		},
	},
	async execute(call) {
		const own = String(call.values.adGroupId);
		// Items about one and the same ad group build on each other.
		return await call.execution.ledger.inTurn(`targeting ${own}`, async () => await changeOne(call, own));
	},
};

async function changeOne(call: Call, own: string): Promise<IDataObject> {
	const pathValues = { ...call.request.pathValues, ad_group_id: own };
	const found = (await call.client.send({ endpoint: 'ad_groups/get', pathValues })).body as IDataObject;
	const [add, remove] = ['add', 'remove'].map((collection) => targetingOf(call.values, collection));
	const { spec, added, removed } = mergedTargeting((found.targeting_spec ?? {}) as Spec, add, remove);
	const problems = targetingProblems(spec, true);
	const isDry = fieldsIn(call.values, 'options').dryRun === true;
	const isOther = !isEmpty(added) || !isEmpty(removed);
	if (isOther && problems.length > 0) throw wouldBeWrong(problems, spec);
	if (isOther && !isDry) await changeOnly(call, { id: own, targeting_spec: spec as IDataObject });
	return {
		id: own,
		campaign_id: found.campaign_id ?? null,
		name: found.name ?? null,
		status: found.status ?? null,
		changed: isOther && !isDry,
		added: inOneLine(added) || null,
		removed: inOneLine(removed) || null,
		targeting: inOneLine(spec) || null,
		dry_run: isDry,
	};
}

const wouldBeWrong = (problems: string[], spec: Spec) =>
	inputFailure(
		`The targeting would not be one that Pinterest takes. ${problems.join(' ')}`,
		`It would be ${inOneLine(spec) || 'empty'}. Nothing was changed.`,
	);
