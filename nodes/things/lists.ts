import { searchAdAccounts } from './adAccount';
import { searchBoards } from './board';
import { searchCampaigns } from './campaign';
import { searchConversionTags } from './conversionTag';
import { searchPins } from './pin';
import { searchSections } from './section';

/** The lists of all resource locators, as a node's `methods` need them. */
export const listSearch = {
	searchAdAccounts,
	searchBoards,
	searchCampaigns,
	searchConversionTags,
	searchPins,
	searchSections,
};
