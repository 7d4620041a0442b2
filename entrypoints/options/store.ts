import { lateModule } from '../../components/library/late-module';

/** The library, which the settings need only for the books: it comes after the page is drawn. */
export const store = lateModule(() => import('../../data/store'));
export const backupFile = lateModule(() => import('../../data/store/backup'));
export const grounds = lateModule(() => import('../../data/store/grounds'));
