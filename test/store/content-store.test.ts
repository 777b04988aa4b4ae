import { contentStoreContract } from '../contracts/content-store.js';
import { temporaryDatabase } from './temporary-database.js';

contentStoreContract('SQLite', temporaryDatabase);
