import { searchAds } from './ad';
import { searchAdAccounts } from './adAccount';
import { searchAudiences } from './audience';
import { searchAdGroups } from './adGroup';
import { searchBoards } from './board';
import { searchBusinesses } from './business';
import { searchAssetGroups, searchAssets } from './businessAsset';
import { searchMembers, searchPartners, searchSystemUsers } from './businessUser';
import { searchCampaigns } from './campaign';
import { searchConversionTags } from './conversionTag';
import { searchCustomerLists } from './customerList';
import { searchLeadForms } from './leadForm';
import { searchInvoices } from './invoice';
import { searchOrderLines } from './orderLine';
import { searchPins } from './pin';
import { searchPromotions } from './promotion';
import { searchSections } from './section';
import { searchSharedAudiences } from './sharedAudience';

/** The lists of all resource locators, as a node's `methods` need them. */
export const listSearch = {
	searchAdAccounts,
	searchAdGroups,
	searchAds,
	searchAssetGroups,
	searchAssets,
	searchAudiences,
	searchBoards,
	searchBusinesses,
	searchCampaigns,
	searchConversionTags,
	searchCustomerLists,
	searchLeadForms,
	searchInvoices,
	searchMembers,
	searchOrderLines,
	searchPartners,
	searchPins,
	searchPromotions,
	searchSections,
	searchSharedAudiences,
	searchSystemUsers,
};
