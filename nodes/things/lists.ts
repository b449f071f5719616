import { searchAdAccounts } from './adAccount';
import { searchBoards } from './board';
import { searchBusinesses } from './business';
import { searchAssetGroups, searchAssets } from './businessAsset';
import { searchMembers, searchPartners, searchSystemUsers } from './businessUser';
import { searchCampaigns } from './campaign';
import { searchConversionTags } from './conversionTag';
import { searchPins } from './pin';
import { searchReportTemplates } from './reportTemplate';
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
	searchConversionTags,
	searchMembers,
	searchPartners,
	searchPins,
	searchReportTemplates,
	searchSections,
	searchSharedAudiences,
	searchSystemUsers,
};
