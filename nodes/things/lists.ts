import { searchAdAccounts } from './adAccount';
import { searchBoards } from './board';
import { searchBusinesses } from './business';
import { searchAssetGroups, searchAssets } from './businessAsset';
import { searchMembers, searchPartners, searchSystemUsers } from './businessUser';
import { searchCampaigns } from './campaign';
import { searchCatalogs } from './catalog';
import { searchConversionTags } from './conversionTag';
import { searchFeeds } from './feed';
import { searchPins } from './pin';
import { searchProductGroups } from './productGroup';
import { searchSections } from './section';
import { searchSharedAudiences } from './sharedAudience';

/** The lists of all resource locators, as a node's `methods` need them. */
export const listSearch = {
	searchAdAccounts,
	searchAssetGroups,
	searchAssets,
	searchBoards,
	searchBusinesses,
	searchCampaigns,
	searchCatalogs,
	searchConversionTags,
	searchFeeds,
	searchMembers,
	searchPartners,
	searchPins,
	searchProductGroups,
	searchSections,
	searchSharedAudiences,
	searchSystemUsers,
};
