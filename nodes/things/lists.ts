import { searchAds } from './ad';
import { searchAdAccounts } from './adAccount';
import { searchAdGroups } from './adGroup';
import { searchAudiences } from './audience';
import { searchBoards } from './board';
import { searchBusinesses } from './business';
import { searchAssetGroups, searchAssets } from './businessAsset';
import { searchMembers, searchPartners, searchSystemUsers } from './businessUser';
import { searchCampaigns } from './campaign';
import { searchCatalogs } from './catalog';
import { searchConversionTags } from './conversionTag';
import { searchCustomerLists } from './customerList';
import { searchFeeds } from './feed';
import { searchInvoices } from './invoice';
import { searchLeadForms } from './leadForm';
import { searchOrderLines } from './orderLine';
import { searchPins } from './pin';
import { searchProductGroups } from './productGroup';
import { searchPromotions } from './promotion';
import { searchReportTemplates } from './reportTemplate';
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
	searchCatalogs,
	searchConversionTags,
	searchCustomerLists,
	searchFeeds,
	searchInvoices,
	searchLeadForms,
	searchMembers,
	searchOrderLines,
	searchPartners,
	searchPins,
	searchProductGroups,
	searchPromotions,
	searchReportTemplates,
	searchSections,
	searchSharedAudiences,
	searchSystemUsers,
};
