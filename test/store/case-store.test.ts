import { caseStoreContract } from '../contracts/case-store.js';
import { temporaryDatabase } from './temporary-database.js';

caseStoreContract('SQLite', temporaryDatabase);
