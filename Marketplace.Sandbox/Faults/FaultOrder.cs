namespace Marketplace.Sandbox.Faults;

/// <summary>
/// Trouble asked for through <c>POST /control/{channel}/faults</c>, as JSON or as a form. Counts are used up one by one;
/// an order adds to what is already planned.
/// </summary>
/// <param name="Operation">Only calls of this operation fail, e.g. <c>createDraftListing</c>; none: all calls.</param>
/// <param name="Throttle">How many calls are answered 429.</param>
/// <param name="FailNext">How many calls are answered <paramref name="Status"/> without being done.</param>
/// <param name="Status">Default 503.</param>
/// <param name="TimeoutAfterEffect">How many calls are done, and their answer lost.</param>
/// <param name="TimeoutStatus">What the caller sees instead of the lost answer, e.g. 504; none: the connection is dropped.</param>
/// <param name="SlowMs">Every answer waits this long, until changed.</param>
/// <param name="DropWebhooks">How many webhooks are never sent.</param>
/// <param name="DuplicateWebhooks">How many webhooks are sent twice.</param>
/// <param name="DelayWebhooksMs">Every webhook waits this long, until changed.</param>
/// <param name="ReorderWebhooks">How many webhooks are held back and then sent last first.</param>
/// <param name="ExpireTokens">Access tokens expire now; refreshing works.</param>
/// <param name="RotateTokens">Refresh tokens become stale, as if another process had refreshed; access tokens live on.</param>
/// <param name="RevokeTokens">The seller has withdrawn the authorisation: neither token works any more.</param>
/// <param name="PerSecond">New limit of calls per second; 0: none.</param>
/// <param name="PerDay">New limit of calls per day; 0: none.</param>
/// <param name="Clear">Forgets every planned fault first.</param>
internal sealed record FaultOrder(
    string? Operation = null,
    int Throttle = 0,
    int FailNext = 0,
    int Status = 503,
    int TimeoutAfterEffect = 0,
    int? TimeoutStatus = null,
    int? SlowMs = null,
    int DropWebhooks = 0,
    int DuplicateWebhooks = 0,
    int? DelayWebhooksMs = null,
    int ReorderWebhooks = 0,
    bool ExpireTokens = false,
    bool RotateTokens = false,
    bool RevokeTokens = false,
    int? PerSecond = null,
    int? PerDay = null,
    bool Clear = false);
