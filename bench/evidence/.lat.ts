import { readReplies } from './data.ts'
import { latencyPower } from './latency.ts'
const s=readReplies('/work/shared/data')
for (const n of [5,8,12]) for (const f of [3,5]) console.log(n,f,JSON.stringify(latencyPower(s,n,f)))
