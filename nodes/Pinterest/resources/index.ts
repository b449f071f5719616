import type { Resource } from '../../operations/operation';
import { apiRequest } from './apiRequest';
import { board } from './board';
import { boardSection } from './boardSection';
import { media } from './media';
import { pin } from './pin';
import { term } from './term';
import { trend } from './trend';
import { userAccount } from './userAccount';
import { website } from './website';

/** What the node offers, in the order of the editor's list. */
export const resources: Resource[] = [userAccount, apiRequest, board, boardSection, media, pin, term, trend, website];
