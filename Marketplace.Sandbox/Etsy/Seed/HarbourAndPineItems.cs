namespace Marketplace.Sandbox.Etsy.Seed;

/// <summary>What the seeded shop sells. A few have no SKU, as in most real shops.</summary>
internal static class HarbourAndPineItems
{
    public static readonly IReadOnlyList<SeedItem> All =
    [
        new("Kitchen", 1062, "HP-MUG-TIDE", "Tide Line Stoneware Mug, 12 oz", 28, 14, Varies.ByColor, "mug,stoneware,coffee cup,coastal", "Thrown on the wheel and dipped twice, so that every glaze line sits a little differently."),
        new("Kitchen", 1062, "HP-MUG-ESP", "Espresso Tumbler Pair, Speckled White", 32, 9, Varies.Not, "espresso,tumbler,ceramic", "Two small tumblers that stack. They hold a double shot and stay warm."),
        new("Kitchen", 1062, "", "Fisherman's Mug with Thumb Rest", 30, 6, Varies.Not, "mug,handmade,gift for him", "A heavy base, a wide handle and a thumb rest for cold mornings."),
        new("Kitchen", 1071, "HP-BRD-OAK", "Oak Serving Board with Leather Loop", 54, 11, Varies.BySize, "cutting board,oak,serving", "Cut from a single plank of Maine oak and finished with mineral oil and beeswax."),
        new("Kitchen", 1071, "HP-BRD-WAL", "Walnut Bread Board, Live Edge", 78, 4, Varies.Not, "bread board,walnut,live edge", "One edge is left as the tree made it. No two boards are alike."),
        new("Kitchen", 1078, "HP-TWL-HER", "Linen Tea Towel, Herringbone", 18, 40, Varies.ByColor, "tea towel,linen,kitchen", "Washed European flax that dries glasses without lint from the first day."),
        new("Kitchen", 1078, "HP-TWL-SET", "Tea Towel Set of Three, Harbour Stripe", 44, 17, Varies.Not, "tea towel,set,stripes", "Three weights of cotton for hands, glasses and bread."),
        new("Kitchen", 1044, "", "Cherry Wood Salt Cellar with Swivel Lid", 36, 8, Varies.Not, "salt cellar,cherry wood", "A magnet keeps the lid shut. The cherry darkens with the years."),
        new("Kitchen", 1044, "HP-SPN-SET", "Hand Carved Spoon Set of Four", 48, 13, Varies.Not, "wooden spoon,hand carved", "Carved green from birch with a crooked knife, then dried slowly for three weeks."),

        new("Candles", 1010, "HP-CND-PINE", "Soy Candle, White Pine & Salt, 8 oz", 24, 60, Varies.BySize, "soy candle,pine scent", "Smells like the path to the beach after rain. Burns for 45 hours."),
        new("Candles", 1010, "HP-CND-SMOK", "Soy Candle, Driftwood Smoke", 24, 35, Varies.BySize, "soy candle,smoky", "Cedar, a little birch tar and sea salt, poured by hand in small batches."),
        new("Candles", 1010, "HP-CND-FIG", "Soy Candle, Fig & Fern", 24, 28, Varies.BySize, "soy candle,fig", "Green and milky, with a wooden wick that crackles."),
        new("Candles", 1010, "HP-TPR-DOZ", "Beeswax Tapers, a Dozen", 32, 22, Varies.Not, "beeswax,tapers", "Dipped from pure beeswax of hives in Lincoln County."),
        new("Candles", 1008, "HP-HLD-BRS", "Brass Candle Holder, Low", 42, 7, Varies.Not, "brass,candle holder", "Sand cast and left unlacquered, so that it takes on its own patina."),
        new("Candles", 1008, "", "Beach Stone Candle Holder", 26, 5, Varies.Not, "beach stone,candle holder", "Granite rounded by the Atlantic, drilled for one taper."),

        new("Home", 1029, "HP-VAS-BUD", "Bud Vase, Celadon Glaze", 34, 12, Varies.ByColor, "bud vase,celadon,ceramic", "Narrow enough for a single stem and heavy enough for a tall one."),
        new("Home", 1029, "HP-VAS-MOON", "Moon Vase, Matte Black", 86, 3, Varies.Not, "moon vase,matte black", "Two bowls joined at the rim and burnished. Holds water."),
        new("Home", 895, "HP-THR-WOOL", "Wool Throw, Fog Grey & Oat", 148, 6, Varies.Not, "wool throw,blanket", "Woven from Shetland wool on a hundred year old loom. 50 by 70 inches."),
        new("Home", 895, "HP-THR-COT", "Waffle Cotton Blanket", 96, 10, Varies.BySizeAndColor, "waffle blanket,cotton", "Light enough for summer, warm enough to fight over."),
        new("Home", 1034, "HP-ART-LTHS", "Linocut Print, Pemaquid Light", 45, 25, Varies.BySize, "linocut,lighthouse,print", "Printed by hand on mulberry paper, signed and numbered."),
        new("Home", 1034, "HP-ART-TERN", "Linocut Print, Arctic Tern", 45, 18, Varies.BySize, "linocut,bird print", "A tern in four cuts of the knife and one colour of ink."),
        new("Home", 1034, "", "Driftwood Wall Hook Rail", 58, 5, Varies.Not, "driftwood,wall hooks", "Five iron hooks on a piece of driftwood, about 24 inches long."),
        new("Home", 974, "HP-LMP-DOCK", "Dock Post Table Lamp", 124, 2, Varies.Not, "table lamp,reclaimed wood", "Turned from a piling of the old town dock, wired with a cloth cord."),

        new("Wear", 482, "HP-TEE-ANCH", "Organic Cotton T-shirt, Small Anchor", 32, 48, Varies.BySizeAndColor, "t-shirt,organic cotton", "Midweight organic cotton with a small anchor printed in water-based ink."),
        new("Wear", 482, "HP-TEE-PINE", "Organic Cotton T-shirt, Three Pines", 32, 42, Varies.BySize, "t-shirt,pine trees", "The same shirt with three pines across the back."),
        new("Wear", 485, "HP-SWT-DECK", "Deckhand Sweatshirt", 68, 24, Varies.BySizeAndColor, "sweatshirt,unisex", "Heavy loopback fleece, cut wide, that only gets better with salt water."),
        new("Wear", 66, "HP-HAT-WTCH", "Merino Watch Cap", 38, 30, Varies.ByColor, "watch cap,merino,beanie", "Knitted in one piece from merino that does not scratch."),
        new("Wear", 102, "HP-SCF-HERR", "Herringbone Scarf, Lambswool", 64, 15, Varies.ByColor, "scarf,lambswool", "Woven to be long enough to wrap twice."),
        new("Wear", 133, "HP-TOT-WAX", "Waxed Canvas Tote", 88, 9, Varies.ByColor, "tote,waxed canvas", "Carries two bags of groceries, a wet towel, or a small dog."),
        new("Wear", 145, "", "Sailcloth Zip Pouch", 22, 19, Varies.Not, "zip pouch,sailcloth", "Made from retired sails: each shows a bit of number, seam or patch."),

        new("Jewelry", 1203, "HP-EAR-DROP", "Sea Glass Drop Earrings", 42, 8, Varies.ByColor, "sea glass,earrings", "Found glass on sterling hooks. The pair will match; no two pairs do."),
        new("Jewelry", 1229, "HP-NCK-COMP", "Compass Rose Pendant", 74, 6, Varies.Not, "compass,pendant,silver", "Cast in recycled silver on an 18 inch chain."),
        new("Jewelry", 1238, "HP-RNG-ROPE", "Rope Twist Ring, Sterling", 56, 21, Varies.BySize, "rope ring,sterling silver", "Two wires twisted as a sailor would lay rope."),

        new("Paper", 1266, "HP-NTB-CHRT", "Chart Paper Notebook", 19, 33, Varies.Not, "notebook,nautical chart", "Bound in cancelled sea charts, with 120 blank pages inside."),
        new("Paper", 221, "HP-SOP-KELP", "Kelp & Oat Soap Bar", 9, 80, Varies.Not, "soap,kelp,oat", "Cold process soap with kelp from Casco Bay and ground oats."),
        new("Paper", 1358, "HP-DOG-LINE", "Dock Line Dog Leash", 36, 16, Varies.ByColor, "dog leash,rope", "Spliced from marine rope with a solid brass clip."),
    ];
}
