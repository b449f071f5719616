import type { IDataObject } from 'n8n-workflow';

import type { Request } from '../api/client';
import { permissionName } from '../api/permissions';
import type { Lookup } from '../operations/exactlyOnce';
import { folded, type NameList } from '../operations/locators/byName';
import type { Finding } from '../operations/locators/locator';
import type { Field } from '../operations/operation';

/** The additional field `ifMissing`, of what puts Pins on boards. */
export const ifMissing: Field = {
	displayName: 'If Board or Section Is Missing',
	name: 'ifMissing',
	type: 'options',
	default: 'create',
	description: 'What to do when there is no board or section with the name that is given',
	options: [
		{
			name: 'Create It',
			value: 'create',
			description: `Once, as a public board. Needs the permission ${permissionName('boards:write')}.`,
		},
		{ name: 'Refuse', value: 'refuse', description: 'The item fails and nothing is made' },
	],
};

const isWanted = ({ additionalFields }: IDataObject): boolean =>
	(additionalFields as IDataObject | undefined)?.ifMissing === 'create';

/** How a board or section is made, but for its name. */
interface Making {
	request: Pick<Request, 'endpoint' | 'pathValues'>;
	lookup: Lookup;
}

/**
 * The ID of what has a name. What is missing is made where the item wants that, once per run.
 * @param list what is there already
 * @throws Failure of kind `input` when several have the name, or none that may be made
 */
export async function idOrNew(name: string, list: NameList, making: Making, finding: Finding): Promise<string> {
	const { once, create, adAccountId, values } = finding;
	if (!create || !isWanted(values) || list.has(name)) return list.idOf(name);
	const request = { ...making.request, query: { ad_account_id: adAccountId } };
	return await once(`new ${JSON.stringify(request)} ${folded(name)}`, async () => {
		const made = await create({ ...request, body: { name: name.trim() } }, making.lookup);
		return String(made.id);
	});
}
