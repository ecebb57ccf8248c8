import { configure } from '@testing-library/react';

/** How long a page test waits for what it expects: a busy machine is slow, which is no fault of the page. */
configure({ asyncUtilTimeout: 15_000 });
