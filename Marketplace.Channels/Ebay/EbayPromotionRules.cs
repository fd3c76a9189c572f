using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Ebay;

/// <summary>What <c>createCampaign</c> asks of a campaign, and what the Marketing API's refusals mean: our words and our field.</summary>
internal static class EbayPromotionRules
{
    private const int NameLength = 80;
    private const decimal LowestRate = 2, HighestRate = 100;

    private const string Name = "name", Rate = "rate", StartsAt = "startsAt", EndsAt = "endsAt", Listings = "listingIds";

    /// <summary>Null where nothing is wrong.</summary>
    public static ChannelError? Check(CampaignDraft draft, DateTimeOffset now) =>
        string.IsNullOrWhiteSpace(draft.Name) || draft.Name.Length > NameLength || draft.Name.AsSpan().ContainsAny('<', '>') ? Refuse(Name, $"A name of 1 to {NameLength} characters, without < and >.")
        : draft.Rate is < LowestRate or > HighestRate || decimal.Round(draft.Rate, 1) != draft.Rate ? Refuse(Rate, $"{LowestRate} to {HighestRate} percent, with at most one decimal.")
        : draft.StartsAt < now ? Refuse(StartsAt, "The start lies in the past.")
        : draft.EndsAt <= (draft.StartsAt ?? now) ? Refuse(EndsAt, "The end lies before the start.")
        : null;

    public static (string Words, string? Field)? Known(int errorId) => errorId switch
    {
        35007 or 35106 => ($"eBay refuses the ad rate. It takes {LowestRate} to {HighestRate} percent with at most one decimal.", Rate),
        35012 or 35013 or 35014 or 35048 => ("eBay has no live listing of this. Look whether it has ended.", Listings),
        35018 => ("A listing is named twice.", Listings),
        35019 => ("eBay asks for a name of the campaign.", Name),
        35020 => ($"The name is too long for eBay. It takes {NameLength} characters.", Name),
        35021 => ("You have another campaign of this name on eBay. Choose another name.", Name),
        35023 => ("eBay refuses a character of the name. Leave out < and >.", Name),
        35024 => ("The campaign ends before it starts. Change a date.", EndsAt),
        35025 => ("eBay asks for a start date.", StartsAt),
        35026 => ("A date lies in the past. Change it.", StartsAt),
        35033 => ("Choose at least one listing.", Listings),
        35035 => ("The campaign has ended. Make a new one.", null),
        35036 => ("It is in another campaign that runs or is paused. End that one first.", Listings),
        35051 or 35041 => ("eBay has no promoted listings on this site.", null),
        35052 or 35075 => ("eBay does not promote listings of this category.", Listings),
        35054 => ("It is listed on another eBay site than the campaign's.", Listings),
        35056 => ("eBay does not let the campaign be changed so in its present state.", null),
        35057 => ("The listing is not this account's.", Listings),
        35058 => ("eBay promotes only listings of a fixed price.", Listings),
        35059 => ("eBay promotes it only with a quantity of more than one.", Listings),
        35063 => ("The campaign is about to end, and eBay lets nothing of it be changed.", null),
        35064 => ("eBay chose the listings of this campaign by rules. Change it on eBay.", null),
        35067 => ("Accept eBay's terms of promoted listings first: sign in on eBay and open Advertising.", null),
        35071 => ("Too many listings for one call.", Listings),
        35072 => ("It is a variation. Promote the listing that it belongs to.", Listings),
        35077 or 35078 => ("eBay promotes listings of sellers who are above standard or top rated and have sold lately. See your standing.", null),
        35089 => ("eBay has not opened this to your account yet.", null),
        35103 => ("The campaign is full. Make another one for these listings.", Listings),
        _ => null,
    };

    private static ChannelError Refuse(string field, string message) => new(ChannelErrorKind.Rejected, message, "400", field);
}
