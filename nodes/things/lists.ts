import { searchAdAccounts } from './adAccount';
import { searchBoards } from './board';
import { searchBusinesses } from './business';
import { searchAssetGroups, searchAssets } from './businessAsset';
import { searchMembers, searchPartners, searchSystemUsers } from './businessUser';
import { searchPins } from './pin';
import { searchSections } from './section';
import { searchSharedAudiences } from './sharedAudience';

/** The lists of all resource locators, as a node's `methods` need them. */
export const listSearch = {
	searchAdAccounts,
	searchBoards,
	searchPins,
	searchSections,

	searchAssetGroups,
	searchAssets,
	searchBusinesses,
	searchMembers,
	searchPartners,
	searchSharedAudiences,
	searchSystemUsers,
};
