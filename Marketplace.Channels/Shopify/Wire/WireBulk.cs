namespace Marketplace.Channels.Shopify.Wire;

internal sealed record WireBulkStartAnswer(WireBulkStart BulkOperationRunQuery);

internal sealed record WireBulkStart(WireIdentified? BulkOperation, IReadOnlyList<WireUserError> UserErrors);

internal sealed record WireBulkAnswer(WireBulkOperation? Node, WireShop Shop);

/// <param name="Url">Where the result is; null where nothing was found.</param>
internal sealed record WireBulkOperation(string Status, Uri? Url = null, long RootObjectCount = 0, long? FileSize = null);
