namespace Marketplace.Contracts.Paging;

/// <summary>One page of a keyset-paginated list.</summary>
/// <param name="Items">At most <c>limit</c> items, newest first unless the list says otherwise.</param>
/// <param name="Next">The value to pass as <c>after</c> for the next page; null on the last one.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
