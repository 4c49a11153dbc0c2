import type { rpc, sc, tx, wallet } from "@cityofzion/neon-js";

// neon-js gives its classes as values; these are the types of what they make.
export type Account = InstanceType<typeof wallet.Account>;
export type ContractParam = InstanceType<typeof sc.ContractParam>;
export type RPCClient = InstanceType<typeof rpc.RPCClient>;
export type TransactionSigner = InstanceType<typeof tx.Signer>;
export type Transaction = InstanceType<typeof tx.Transaction>;
