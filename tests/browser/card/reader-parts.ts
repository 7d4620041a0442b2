// Parts of the reader that it loads when they are opened: here they are loaded at once, so that a test waits for React alone.
import '../../../components/reader/about-page';
import '../../../components/reader/chronicle-page';
import '../../../components/reader/compare-page';
import '../../../components/reader/data-page';
import '../../../components/reader/entity-page';
import '../../../components/reader/glossary-page';
import '../../../components/reader/honours-page';
import '../../../components/reader/index-page';
import '../../../components/reader/lists-pages';
import '../../../components/reader/names-page';
import '../../../components/reader/offices-page';
import '../../../components/reader/search-page';
import '../../../components/reader/table-view';
import '../../../components/reader/tables-page';
import '../../../components/reader/treatises-page';
