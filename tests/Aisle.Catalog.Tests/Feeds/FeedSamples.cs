namespace Aisle.Catalog.Tests.Feeds;

/// <summary>Small files in the shape of each format.</summary>
internal static class FeedSamples
{
    public const string Shopify = """
        Handle,Title,Body (HTML),Vendor,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Variant Compare At Price,Variant Barcode,Image Src
        trail-lamp,Trail lamp,<p>Bright.</p><p>Warm &amp; dry.</p>,Lumo,"camping, light",true,Color,Black,Size,S,LAMP-BS,shopify,4,deny,19.90,29.90,,https://cdn.example.com/1.jpg
        trail-lamp,,,,,,,Black,,M,LAMP-BM,shopify,0,deny,21.90,,,https://cdn.example.com/2.jpg
        trail-lamp,,,,,,,Red,,S,,,,,,,,
        trail-lamp,,,,,,,Red,,M,LAMP-RM,,,,-3,,,
        mug,Mug,,Lumo,,true,Title,Default Title,,,MUG,,,,8,,4006381333931,
        """;

    public const string WooCommerce = """
        ID,Type,SKU,Name,Published,Visibility in catalog,Description,Tax status,In stock?,Stock,Weight (kg),Sale price,Regular price,Categories,Images,Parent,Attribute 1 name,Attribute 1 value(s),Attribute 2 name,Attribute 2 value(s)
        7,variation,tee-blue,Tee - Blue,1,visible,,taxable,1,3,,18,20,,,tee,Color,Blue,,
        5,variable,tee,Tee,1,visible,Soft.,taxable,1,,,,,"Clothing > Tees, Sale",https://x.example/1.png,,Color,"Blue, Red",Material,Cotton
        9,simple,cap,Cap,1,visible,,taxable,0,,0.5,,15,Clothing,,,,,,
        8,variation,tee-red,Tee - Red,1,visible,,taxable,1,,,,20,,,id:5,Color,Red,,
        6,variation,lost,Lost,1,visible,,taxable,1,,,,20,,,nobody,Color,Red,,
        """;

    public const string GoogleRss = """
        <?xml version="1.0"?>
        <rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>Shop</title>
        <item><g:id>w1</g:id><title>Watch, black</title><g:description>Quartz &amp; steel.</g:description><g:price>105.29 USD</g:price><g:availability>in stock</g:availability>
          <g:shipping><g:price>0.00 USD</g:price></g:shipping><g:item_group_id>w</g:item_group_id><g:color>Black</g:color><g:size>44mm</g:size><g:product_type>accessories &gt; watches</g:product_type></item>
        <item><g:id>s1</g:id><title><![CDATA[Strap]]></title><g:price>9.00 USD</g:price></item>
        <item><g:id>w2</g:id><title>Watch, white</title><g:price>120.00 USD</g:price><g:sale_price>99.00 USD</g:sale_price><g:item_group_id>w</g:item_group_id><g:color>White</g:color><g:size>44mm</g:size></item>
        <item><g:id>s2</g:id><title>Bad</title><g:price>9.00 ZZZ</g:price></item>
        </channel></rss>
        """;

    public const string GoogleTsv =
        "id\ttitle\tdescription\tlink\timage_link\tprice\tsale_price\titem group id\tcolor\tsize\tproduct type\n"
        + "w1\tWatch, black\tQuartz\thttp://x.example/1\thttp://x.example/1.jpg\t105.29 USD\t\tw\tBlack\t44mm\taccessories > watches\n"
        + "s1\tStrap\t\t\t\t9.00 USD\t\t\t\t\t\n"
        + "w2\tWatch, white\t\t\t\t120.00 USD\t99.00 USD\tw\tWhite\t44mm\t\n"
        + "s2\tBad\t\t\t\t9.00 ZZZ\t\t\t\t\t\n";

    public const string SchemaOrgLines = """
        {"@context":"https://schema.org","@type":"Product","sku":"o1","name":"Oven","brand":{"@type":"Brand","name":"Heiz"},"aggregateRating":{"ratingValue":"9","bestRating":10,"reviewCount":11},"offers":{"@type":"Offer","price":55.00,"priceCurrency":"EUR","availability":"https://schema.org/InStock"},"review":[{"@type":"Review","author":"Lu","reviewBody":"Small, but it fits.","reviewRating":{"ratingValue":"4"}}]}
        {"@context":"https://schema.org","@type":"Event","name":"A concert"}
        """;

    public const string SchemaOrgPage = """
        <!doctype html><html><head><script type="application/ld+json">{"@context":"https://schema.org","@type":"BreadcrumbList"}</script>
        <script type="application/ld+json">
        {"@context":"https://schema.org","@graph":[{"@type":"ProductGroup","productGroupID":"c","name":"Coat","hasVariant":[
          {"@type":"Product","sku":"c-s","name":"Coat S","size":"S","color":"Blue","offers":{"@type":"AggregateOffer","lowPrice":"90","priceCurrency":"EUR"}},
          {"@type":"Product","sku":"c-m","name":"Coat M","size":"M","color":"Blue","offers":{"@type":"Offer","price":"95","priceCurrency":"EUR"}}]}]}
        </script></head><body>Coat</body></html>
        """;

    public static void WriteMagento(FeedFolder folder)
    {
        folder.Write("Conf/products.csv", """
            sku,attribute_set_code,product_type,categories,name,description,price,visibility,base_image,additional_attributes,qty,is_in_stock,configurable_variations
            H1-S,Top,simple,Default Category/Men/Tops,Hoodie-S,,52,Not Visible Individually,,"size=S,color=Black",10,1,
            H1-M,Top,simple,Default Category/Men/Tops,Hoodie-M,,54,Not Visible Individually,,"size=M,color=Black",0,0,
            H1,Top,configurable,"Default Category/Men/Tops,Default Category",Hoodie,<p>Warm.</p>,52,"Catalog, Search",,"has_options=1,climate=Cool|Windy",0,1,"sku=H1-S,size=S,color=Black|sku=H1-M,size=M,color=Black"
            """);
        folder.Write("Conf/attributes.csv", "frontend_label,frontend_input,attribute_code\nSize,select,size\nClimate,multiselect,climate\n\"Sale\nOn sale\",boolean,sale\n");
        folder.Write("Conf/Links/upsell.csv", "sku,linked_sku\nH1,\"B1\"\n");
        folder.Write("Cat/categories.csv", "name,url_key,path\nGear,gear,\nBags,bags,Gear\nCollections,c,\nSale,s,Collections\n");
        folder.Write("Cat/Simple/products.csv", "category,name,sku,price,qty,description,sale,attribute_set\n\"Gear\nBags\nCollections\nSale\",Bag,B1,34,100,<p>Roomy.</p>,1,Bag\n");
        folder.Write("Cat/Simple/images.csv", "sku,image\nB1,/b/1.jpg\n");
        folder.Write("Review/reviews.csv", "sku,rating_code,rating_value,title,review,reviewer\nH1-S,Rating,4,Good,Warm indeed,Chi\n");
        folder.Write("Cms/pages.csv", "title,identifier,content_heading,content,is_active\nService,service,Service,\"<p>Hello {{widget type=\"\"x\"\"}}.</p><h2>Returns</h2><p>30 days.</p>\",1\nHome,home,,,1\n");
        folder.Write("Sales/orders.csv", "customer_email,currency\na@example.com,USD\n");
    }
}
