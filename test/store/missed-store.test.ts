import { missedStoreContract } from '../contracts/missed-store.js';
import { temporaryDatabase } from './temporary-database.js';

missedStoreContract('SQLite', temporaryDatabase);
