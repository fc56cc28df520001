/** For component tests: how long they wait for what comes by itself. A machine may be busy; it costs nothing where it comes. */
import { configure } from '@testing-library/react'

configure({ asyncUtilTimeout: 10_000 })
